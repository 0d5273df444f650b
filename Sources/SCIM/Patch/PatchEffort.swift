/// How much work one PATCH may cause: a short request could touch a large resource very often.
///
/// What counts are the steps that operations stand for, so that a quirk which makes many of one is bounded too.
struct PatchEffort {
    /// The largest resource that an operation may leave behind, in bytes.
    static let maximumBytes = 1_048_576
    /// Over all steps, the bytes they may look at: the whole resource once, and again for each condition.
    private static let maximumBytesRead = 64 * maximumBytes
    /// No condition is shorter: `a pr or `.
    fileprivate static let bytesPerCondition = 8

    private var steps = 0
    private var bytes: Int
    private var bytesRead = 0

    init(on resource: JSONObject) {
        bytes = JSONValue.object(resource).size
    }

    /// Takes a step into account, before anything is done for it.
    ///
    /// - Throws: `tooMany` when there are more steps than one request may have operations, or when they read too much.
    mutating func spend(on step: PatchOperation) throws(SCIMError) {
        steps += 1
        guard steps <= PatchRequest.maximumOperations else {
            throw .tooMany(
                "The request stands for more operations than the limit of \(PatchRequest.maximumOperations); "
                    + "send several requests.")
        }
        bytesRead += bytes * (1 + step.conditions)
        guard bytesRead > PatchEffort.maximumBytesRead else { return }
        throw .tooMany("The operations are too much work on a resource of this size; send them in several requests.")
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

extension PatchOperation {
    /// How many conditions the path may have; only what is in brackets is one.
    fileprivate var conditions: Int {
        let bytes = path?.utf8.drop { $0 != UInt8(ascii: "[") }.count ?? 0
        return min(bytes / PatchEffort.bytesPerCondition, FilterParser.maximumClauses)
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
