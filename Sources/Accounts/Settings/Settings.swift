package import SCIM

/// The settings of an organization or an integration: what was changed, over the defaults.
package struct Settings: Hashable, Sendable {
    private var changed: [Setting: String] = [:]

    package init() {}

    /// Reads the stored form, a JSON object; what is not known is passed over.
    package init(stored text: String) {
        guard text != "{}", let object = (try? JSONValue(decoding: Array(text.utf8)))?.object else { return }
        for member in object.members {
            guard let setting = Setting(rawValue: member.name), let value = member.value.string else { continue }
            changed[setting] = value
        }
    }

    /// The form to store.
    package var stored: String {
        let members = changed.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { JSONObject.Member($0.key.rawValue, .string($0.value)) }
        return String(decoding: JSONValue.object(JSONObject(members)).encoded, as: UTF8.self)
    }

    package subscript(setting: Setting) -> String {
        get { changed[setting] ?? unchanged(setting) }
        set { changed[setting] = newValue == unchanged(setting) ? nil : newValue }
    }

    private func unchanged(_ setting: Setting) -> String {
        guard setting != .preset, let word = changed[.preset], let preset = Preset(rawValue: word) else {
            return setting.defaultValue
        }
        return preset.value(of: setting) ?? setting.defaultValue
    }
}

extension Settings {
    package func isOn(_ setting: Setting) -> Bool { self[setting] == "on" }

    /// Nil where nobody has chosen a number.
    package var newPhoneAccountsPerDay: Int? { Int(self[.newPhoneAccountsPerDay]) }
    package var deactivationsPerDay: Int { Int(self[.deactivationsPerDay]) ?? 0 }

    /// In percent; nil where nobody is asked.
    package var deactivationGuard: Int? { Int(self[.deactivationGuard]) }

    package var claimLinkDays: Int64 { Int64(self[.claimLinkDays]) ?? 14 }
    package var accessCodeDays: Int64 { Int64(self[.accessCodeDays]) ?? 90 }
    /// After how many days invited people are reminded.
    package var reminderDays: [Int64] { SettingForm.days(self[.reminderDays]) ?? [] }

    package var claimMessagesPerDay: Int { Int(self[.claimMessagesPerDay]) ?? 5 }
    package var recoveryMessagesPerDay: Int { Int(self[.recoveryMessagesPerDay]) ?? 5 }

    package var logDays: Int { Int(self[.logDays]) ?? 30 }
    package var logReadDays: Int { Int(self[.logReadDays]) ?? 1 }

    /// Nil is never.
    package var signOnAgainSeconds: Int64? {
        Setting.signOnIntervals.first { $0.name == self[.signOnAgainAfter] }?.seconds
    }

    package var passwordLength: Int { Int(self[.passwordLength]) ?? 8 }

    package var quirks: Quirks {
        changed.isEmpty ? .standard : Quirks(self[.quirks]) ?? .standard
    }
}

extension Settings {
    /// Refuses kinds that the organization has switched off.
    func allow(_ kind: Kind) throws(SCIMError) {
        switch kind {
        case .email: return
        case .phone:
            guard !isOn(.profileCreationWithMobileNumber) else { return }
            throw .invalidValue(
                "This person has no e-mail address, only a mobile number, and \"Profile creation with mobile number\" is "
                    + "off. Send an e-mail address, or switch it on (muster settings set "
                    + "\(Setting.profileCreationWithMobileNumber.rawValue) on).")
        case .emailless:
            guard !isOn(.profileCreationWithAccessCodes) else { return }
            throw .invalidValue(
                "This person has neither e-mail address nor mobile number, and \"Profile creation with access codes\" is "
                    + "off. Send an e-mail address, or switch it on (muster settings set "
                    + "\(Setting.profileCreationWithAccessCodes.rawValue) on).")
        }
    }
}
