/// Where people arrive who know no address but this one.
package struct StartPage: ViewModel {
    package static let template = "start"

    package init() {}

    package func model(in setting: PageSetting) -> [String: Any] {
        [
            "signIn": PageRoute.signIn.address(setting.prefix),
            "accessCode": PageRoute.accessCode.address(setting.prefix),
        ]
    }
}
