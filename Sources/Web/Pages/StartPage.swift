/// Where people arrive who know no address but this one.
package struct StartPage: ViewModel {
    package static let template = "start"

    package init() {}

    package func model(in setting: PageSetting) -> [String: Any] {
        ["signIn": setting.prefix + "/signin", "accessCode": setting.prefix + "/work/accesscode"]
    }
}
