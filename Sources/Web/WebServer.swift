package import Accounts
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
        /// The origin people see, without a slash at the end; nil is this machine and the port that is listened on.
        package let publicURL: String?
        /// The header in which the proxy in front says whom it was asked by; nil where there is none.
        package let proxyHeader: String?

        package init(host: String, port: Int, publicURL: String?, proxyHeader: String? = nil) {
            self.host = host
            self.port = port
            self.publicURL = publicURL
            self.proxyHeader = proxyHeader
        }

        package static func localOrigin(_ port: Int) -> String { "http://localhost:\(port)" }
    }

    /// - Parameter onListening: is given the port and the origin just before requests are taken; 0 asks for a free port.
    package static func service(
        at address: Address,
        directory: Directory,
        grouping: Grouping,
        admission: Admission,
        cursors: Cursors,
        granting: Granting,
        polling: Polling,
        deferring: Deferring,
        keys: PublishedKeys,
        recorder: ProvisioningRecorder,
        log: ProvisioningLog,
        organizations: Organizations,
        reception: Reception,
        office: Office,
        inquiries: Inquiries,
        messages: MessageDoors,
        formTokens: FormTokens,
        environment: Accounts.Environment,
        requestsPerSecond: Int,
        secondsForRequest: Int = Limits.secondsForRequest,
        logger: Logger,
        onListening: @escaping @Sendable (Int, String) async -> Void
    ) -> some Service {
        let seen = Seen(as: address.publicURL ?? Address.localOrigin(address.port))
        let (alarm, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let operations = Operations(
            directory: directory, grouping: grouping, cursors: cursors,
            deferral: BulkDeferral(deferring: deferring, seen: seen, bell: bell), recorder: recorder,
            environment: environment)
        let worker = BulkWorker(operations: operations, alarm: alarm, environment: environment, logger: logger)
        let router = Router(context: CallerContext.self, options: .autoGenerateHeadEndpoints)
        if logger.logLevel <= .info { router.middlewares.add(RequestLog()) }
        router.middlewares.add(HeadAnswers())
        router.middlewares.add(NotFound())
        router.middlewares.add(
            ProvisioningDoor(
                operations: operations, admission: admission, environment: environment, seen: seen,
                proxyHeader: address.proxyHeader, requestsPerSecond: requestsPerSecond))
        router.middlewares.add(
            AuthorizationDoor(
                granting: granting, environment: environment, seen: seen, proxyHeader: address.proxyHeader))
        router.middlewares.add(
            EventsDoor(
                polling: polling, deferring: deferring, keys: keys, admission: admission, environment: environment,
                seen: seen, proxyHeader: address.proxyHeader, requestsPerSecond: requestsPerSecond))
        let uploads = Uploads()
        router.middlewares.add(
            AdministrationDoor(
                admission: admission,
                services: AdministrationServices(
                    office: office, log: log, inquiries: inquiries, seen: seen, environment: environment,
                    uploads: uploads),
                proxyHeader: address.proxyHeader, requestsPerSecond: requestsPerSecond))
        router.middlewares.add(ReceiptsDoor(messages, environment: environment, proxyHeader: address.proxyHeader))
        router.middlewares.add(
            PagesDoor(
                organizations: organizations, reception: reception, office: office, inquiries: inquiries,
                messages: messages, tokens: formTokens, environment: environment, seen: seen, uploads: uploads,
                proxyHeader: address.proxyHeader))
        router.get("openapi.json") { _, _ in
            SCIMResponse.json(.ok, seen.description, as: "application/json")
        }
        return Application(
            router: router,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [RequestDeadline(.seconds(Int64(secondsForRequest)))],
                    idleTimeout: .seconds(75))),
            configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
            // They end after the server, for a group ends its services from the last to the first.
            services: [RecorderService(recorder: recorder), worker],
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? address.port
                seen.settle(address.publicURL ?? Address.localOrigin(port), [directory.schemas, grouping.schemas])
                bell.yield()
                await onListening(port, seen.origin)
            },
            logger: logger
        )
    }
}
