internal import ServiceLifecycle

/// Takes to where it belongs what waits to leave the house, each kind by its own duty.
package final class Courier: Service {
    private static let ticksBetweenSweeps = 60

    private let duties: [any Duty]
    private let origins: AsyncStream<String>

    /// - Parameter origins: gives the origin people see, once it is known.
    package init(duties: [any Duty], origins: AsyncStream<String>) {
        self.duties = duties
        self.origins = origins
    }

    /// Looks every second for what is due; ends after what was begun, when it is told to.
    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            guard let origin = await origins.first(where: { _ in true }) else { return }
            await withDiscardingTaskGroup { group in
                for tick in 0... {
                    for duty in duties {
                        await duty.begin(origin) { work in group.addTask { await work() } }
                        if tick % Courier.ticksBetweenSweeps == 0 { await duty.sweep() }
                    }
                    guard (try? await Task.sleep(for: .seconds(1))) != nil else { return }
                }
            }
        }
    }

    /// One look, and all that comes of it.
    package func round(origin: String) async {
        await withDiscardingTaskGroup { group in
            for duty in duties { await duty.begin(origin) { work in group.addTask { await work() } } }
        }
    }
}
