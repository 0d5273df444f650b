internal import Accounts
internal import HTTPTypes
internal import Languages

/// The groups of an organization: the list, one of them, and what is done about it.
struct GroupPages {
    static let name = "name"
    static let person = "person"

    private let visit: PanelVisit
    private var groups: GroupKeeping { visit.office.groups }

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        do {
            switch visit.route {
            case .group: return try await group()
            case .groupDeed: return try await deed()
            default: return try await list()
            }
        } catch GroupFlaw.unknown {
            return visit.notFound
        }
    }

    // MARK: The list

    private func list() async throws -> PageAnswer {
        guard let form = visit.form else { return .page(try await listPage()) }
        let name = form[Self.name].trimmed
        do {
            let id = try await groups.make(name, by: visit.acting)
            return .seeOther(visit.address(of: .group, id.text))
        } catch let flaw as GroupFlaw {
            return .page(try await listPage(typed: name, [flaw.error(at: Self.name)]))
        }
    }

    private func listPage(typed: String = "", _ errors: [FieldError] = []) async throws -> Page {
        let selection = GroupSelection(
            prefix: visit.query["q"].trimmed, joining: Joining(rawValue: visit.query["joining"]))
        let behind = Group.ID(visit.query["behind"])
        let found = try await groups.page(selection, behind: behind, by: visit.acting)
        let list = GroupList(
            selection: selection, isFirst: behind == nil, groups: found.groups, hasMore: found.hasMore,
            mayManage: visit.acting.role.may(.manageGroups), typed: typed, errors: errors)
        return page(Phrase("Groups"), list, errors)
    }

    // MARK: One group

    private func group() async throws -> PageAnswer {
        guard visit.form == nil, let id = Group.ID(visit.free[0]) else { return visit.notFound }
        return .page(try await show(id))
    }

    private func show(
        _ id: Group.ID,
        typed: (field: String, text: String)? = nil,
        _ flaw: GroupFlaw? = nil
    ) async throws -> Page {
        guard let group = try await groups.group(id, by: visit.acting) else { throw GroupFlaw.unknown }
        let behind = Account.ID(visit.query["behind"])
        let found = try await groups.members(of: id, behind: behind, by: visit.acting)
        let errors = flaw.map { [$0.error(at: typed?.field ?? Self.name)] } ?? []
        let show = GroupShow(
            group: group, members: found.members, isFirst: behind == nil, hasMore: found.hasMore,
            role: visit.acting.role, typed: typed, errors: errors)
        return page(Phrase("{name}", ["name": group.name]), show, errors)
    }

    private func deed() async throws -> PageAnswer {
        guard let id = Group.ID(visit.free[0]) else { return visit.notFound }
        guard let form = visit.form else {
            guard visit.free[1] == "delete", let group = try await groups.group(id, by: visit.acting) else {
                return visit.notFound
            }
            return .page(page(Phrase("Delete the group?"), GroupDeletion(group: group)))
        }
        do {
            return .seeOther(try await perform(visit.free[1], on: id, form))
        } catch let flaw as GroupFlaw where flaw != .unknown {
            let field = visit.free[1] == "add" ? Self.person : Self.name
            return .page(try await show(id, typed: (field, form[field]), flaw))
        }
    }

    /// - Returns: where to go then.
    private func perform(_ deed: String, on id: Group.ID, _ form: Form) async throws -> String {
        switch deed {
        case "rename": try await groups.rename(id, to: form[Self.name].trimmed, by: visit.acting)
        case "add": try await groups.add(form[Self.person].trimmed, to: id, by: visit.acting)
        case "remove":
            guard let member = Account.ID(form["member"]) else { break }
            try await groups.remove(member, from: id, by: visit.acting)
        case "joining": try await groups.setJoining(Joining(rawValue: form["joining"]), of: id, by: visit.acting)
        case "delete":
            try await groups.delete(id, by: visit.acting)
            return visit.address(of: .groups)
        default: throw GroupFlaw.unknown
        }
        return visit.address(of: .group, id.text)
    }

    private func page(_ title: Phrase, _ content: any ViewModel, _ errors: [FieldError] = []) -> Page {
        var page = Page(title, content)
        page.hasForm = true
        page.errors = errors
        if !errors.isEmpty { page.status = .unprocessableContent }
        return page
    }
}

extension GroupFlaw {
    fileprivate func error(at field: String) -> FieldError { FieldError(field: field, phrase: phrase) }

    /// In words that say how to put it right.
    var phrase: Phrase {
        switch self {
        case .unknown: Phrase("There is no such group any more.")
        case .badName: Phrase("Type a name of visible characters that is not too long.")
        case .nameIsTaken: Phrase("Another group has this name. Choose another one.")
        case .isProvisioned(let source):
            Phrase("This group belongs to {source}. Change it there.", ["source": source])
        case .nobody: Phrase("Nobody has that name. Type a username, an e-mail address or an ID.")
        case .makesAdministrators:
            Phrase("The members of this group administer, so nobody joins it by themselves.")
        case .tooManyOffered:
            Phrase("As many groups are offered as can be shown. Close one first, or let people search for this one.")
        }
    }
}
