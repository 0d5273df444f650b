/// Which door this binary knocks at: the word behind the hyphen of its name, `fuzz-filter`.
private let target: FuzzTarget = {
    let name = CommandLine.arguments.first?.split(separator: "-").last.map(String.init) ?? ""
    guard let target = FuzzTarget(rawValue: name) else { preconditionFailure("\(name) is no fuzz target") }
    return target
}()

/// Called by libFuzzer with one input after the other.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    do {
        try target.run(bytes)
    } catch {
        fatalError("\(error)")
    }
    return 0
}
