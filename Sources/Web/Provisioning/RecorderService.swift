internal import Accounts
internal import ServiceLifecycle

/// Runs the recorder beside the server; what the last requests left is written before the program ends.
struct RecorderService: Service {
    let recorder: ProvisioningRecorder

    func run() async throws {
        await cancelWhenGracefulShutdown { await recorder.run() }
        await recorder.flush()
    }
}
