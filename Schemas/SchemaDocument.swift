/// The SCIM documents the server works from, embedded in the binary.
package enum SchemaDocument: CaseIterable, Sendable {
    case common
    case user, enterpriseUser, group
    case serviceProviderConfig, resourceType, schema
    case accountStatusDetails, authMethod, startTermDates, frontline

    /// The extensions of User that this server always knows.
    package static let userExtensions: [SchemaDocument] = [
        .enterpriseUser, .accountStatusDetails, .authMethod, .startTermDates, .frontline,
    ]

    /// The document as UTF-8 JSON.
    package var json: [UInt8] {
        switch self {
        case .common: PackageResources.Common_json
        case .user: PackageResources.User_json
        case .enterpriseUser: PackageResources.EnterpriseUser_json
        case .group: PackageResources.Group_json
        case .serviceProviderConfig: PackageResources.ServiceProviderConfig_json
        case .resourceType: PackageResources.ResourceType_json
        case .schema: PackageResources.Schema_json
        case .accountStatusDetails: PackageResources.AccountStatusDetails_json
        case .authMethod: PackageResources.AuthMethod_json
        case .startTermDates: PackageResources.StartTermDates_json
        case .frontline: PackageResources.Frontline_json
        }
    }
}
