internal import Accounts
internal import Languages

/// The pages about people: the list, a person, and what is done about one or about all who match.
struct PeoplePages {
    private let visit: PanelVisit

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        switch visit.route {
        case .people: return try await PeopleList(visit).answer()
        case .peopleDeed:
            guard let step = PersonStep(rawValue: visit.free[0]) else { return visit.notFound }
            return try await PeopleConfirm(visit, step).answer()
        default:
            // An id of another organization is as unknown as one that never was.
            guard let id = Account.ID(visit.free[0]),
                let file = try await visit.office.personFiles.file(of: id, by: visit.acting)
            else { return visit.notFound }
            guard visit.route == .personDeed else { return try await PersonShow(visit, file).answer() }
            return try await PersonDeedPages(visit, file).answer(visit.free[1])
        }
    }
}
