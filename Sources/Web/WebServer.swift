package import Accounts
internal import HTTPTypes
internal import Hummingbird
package import Logging
internal import SCIM
package import ServiceLifecycle

/// Everything a browser or a provisioning client can ask, as one service.
package struct WebServer {
    /// Where the server listens, and how it is seen from outside.
    package struct Address: Sendable {
        package let host: String
        package let port: Int
        /// The origin people see, without a slash at the end.
        package let publicURL: String

        package init(host: String, port: Int, publicURL: String) {
            self.host = host
            self.port = port
            self.publicURL = publicURL
        }
    }

    /// - Parameter onListening: is given the port once requests are taken; useful when 0 asked for a free one.
    package static func service(
        at address: Address,
        directory: Directory,
        admission: Admission,
        environment: Accounts.Environment,
        requestsPerSecond: Int,
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void
    ) -> some Service {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.middlewares.add(RequestLog())
        router.middlewares.add(NotFound())
        router.middlewares.add(
            ProvisioningDoor(
                directory: directory, admission: admission, environment: environment,
                publicURL: address.publicURL, requestsPerSecond: requestsPerSecond))
        let description = JSONValue.object(
            OpenAPI(schemas: directory.schemas, publicURL: address.publicURL).document
        ).encoded
        router.get("openapi.json") { request, _ in
            SCIMResponse.json(.ok, description, as: "application/json")
        }
        return Application(
            router: router,
            server: .http1(configuration: .init(idleTimeout: .seconds(75))),
            configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? address.port) },
            logger: logger
        )
    }
}

/// Whatever has no address is answered in the form that all doors here speak.
private struct NotFound: RouterMiddleware {
    typealias Context = BasicRequestContext

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            let message = SCIMError(status: 404, detail: "There is nothing at this address; see /openapi.json.")
            return SCIMResponse.error(message, to: request)
        }
    }
}
