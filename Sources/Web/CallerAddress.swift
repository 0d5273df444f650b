internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SCIM

/// What is known of a caller before anything was read.
struct CallerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}

extension CallOrigin {
    /// - Parameter proxyHeader: where the proxy in front adds at the end whom it was asked by, if it does.
    init(
        _ request: Request,
        _ context: CallerContext,
        _ proxyHeader: HTTPField.Name?,
        requestID: String? = nil
    ) {
        let told = proxyHeader.flatMap { request.headers[values: $0].last }?.split(separator: ",").last?.trimming(" ")
        let forwarded = told.flatMap { IPAddress($0) == nil ? nil : String($0) }
        self.init(
            address: forwarded ?? context.remoteAddress?.ipAddress ?? "", agent: request.headers[.userAgent],
            requestID: requestID)
    }
}

/// Where a request comes from: an IPv4 address, or the /64 network of an IPv6 one, of which one caller has all addresses.
struct CallerAddress: Hashable {
    let text: String

    /// - Parameter proxyHeader: where the proxy in front adds at the end whom it was asked by, if it does.
    init(_ request: Request, _ context: CallerContext, _ proxyHeader: HTTPField.Name?) {
        let told = proxyHeader.flatMap { request.headers[values: $0].last }?.split(separator: ",").last?.trimming(" ")
        let forwarded = told.flatMap { try? SocketAddress(ipAddress: String($0), port: 0) }
        self.init((forwarded ?? context.remoteAddress)?.ipAddress ?? "")
    }

    /// - Parameter address: as `inet_ntop` writes it.
    init(_ address: String) {
        guard address.contains(":") else {
            text = address
            return
        }
        if address.hasPrefix("::ffff:"), address.contains(".") {
            text = String(address.dropFirst("::ffff:".count))
            return
        }
        let halves = address.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
            .map { $0.split(separator: ":") }
        let zeros = halves.count == 2 ? 8 - halves[0].count - halves[1].count : 0
        let groups = halves[0] + Array(repeating: "0", count: max(0, zeros)) + (halves.count == 2 ? halves[1] : [])
        text = groups.prefix(4).joined(separator: ":")
    }
}
