/// How much work one PATCH may cause: a short request could touch a large resource very often.
///
/// Operations count as they are applied, so that a quirk which makes many of one is bounded too.
struct PatchEffort {
    /// The largest resource that an operation may leave behind, in bytes.
    static let maximumBytes = 1_048_576
    /// Over all operations, the bytes they may look at: the whole resource once, and again for each condition.
    private static let maximumBytesRead = 64 * maximumBytes
    /// No condition is shorter: `a pr or `.
    private static let bytesPerCondition = 8

    private var operations = 0
    private var bytes: Int
    private var bytesRead = 0

    init(on resource: JSONObject) {
        bytes = JSONValue.object(resource).size
    }

    /// Takes an operation as it was sent into account, before anything is done for it.
    mutating func spend(on operation: PatchOperation) throws(SCIMError) {
        let conditions = (operation.path?.utf8.count ?? 0) / PatchEffort.bytesPerCondition
        bytesRead += bytes * (1 + conditions)
        guard bytesRead > PatchEffort.maximumBytesRead else { return }
        throw .tooMany("The operations are too much work on a resource of this size; send them in several requests.")
    }

    /// - Throws: `tooMany` when rewriting has made more operations than one request may have.
    mutating func count(_ operation: PatchOperation) throws(SCIMError) {
        operations += 1
        guard operations > PatchRequest.maximumOperations else { return }
        throw .tooMany(
            "The request stands for more operations than the limit of \(PatchRequest.maximumOperations); "
                + "send several requests.")
    }

    /// - Throws: 413 when the resource has become too large.
    mutating func weigh(_ document: JSONObject) throws(SCIMError) {
        bytes = JSONValue.object(document).size
        guard bytes > PatchEffort.maximumBytes else { return }
        throw SCIMError(
            status: 413,
            detail: "The resource would become larger than the limit of \(PatchEffort.maximumBytes) bytes; send less.")
    }
}

extension JSONValue {
    /// About how many bytes the value has as JSON; what must be escaped is not looked for.
    fileprivate var size: Int {
        switch self {
        case .null, .bool: 4
        case .number(let number): number.literal.utf8.count
        case .string(let text): text.utf8.count + 2
        case .array(let elements): elements.reduce(2) { $0 + $1.size + 1 }
        case .object(let object): object.members.reduce(2) { $0 + $1.name.utf8.count + $1.value.size + 4 }
        }
    }
}
