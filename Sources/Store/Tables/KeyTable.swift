internal import Secrets

/// The statements on `key_check`, which has one row at most.
struct KeyTable {
    let session: any Session

    func check() throws -> Digest? {
        try session.row("SELECT digest FROM key_check WHERE id = 1").map { Digest(bytes: try $0.blob(0)) }
    }

    func remember(_ check: Digest) throws {
        try session.run("INSERT INTO key_check (id, digest) VALUES (1, \(check.bytes)) ON CONFLICT (id) DO NOTHING")
    }
}
