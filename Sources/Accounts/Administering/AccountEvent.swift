package import SCIM

/// What a person did about the own account, for whoever has to help later.
package struct AccountEvent: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case claimed
        case signedIn = "signed-in"
        /// Signed on at a provider.
        case signedOn = "signed-on"
        case passwordChanged = "password-changed"
        /// A new password by a code, where the old one was forgotten.
        case passwordReset = "password-reset"
        case secondFactorSetUp = "second-factor-set-up"
        /// A code that was not right; as many are tried as `Throttle.ofSecondFactor` lets through.
        case secondFactorWrong = "second-factor-wrong"
    }

    package let at: Instant
    package let kind: Kind

    package init(_ kind: Kind, at: Instant) {
        self.kind = kind
        self.at = at
    }
}
