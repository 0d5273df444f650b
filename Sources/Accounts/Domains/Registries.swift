/// Well-known registries of the second level, under which anybody may have a name: `co.uk` belongs to nobody.
///
/// Not all there are: those are thousands, and change every week. Whoever could prove one that is missing here holds the
/// registry's own DNS or mail.
enum Registries {
    static func contains(_ name: String) -> Bool { names.contains(name) }

    private static let names: Set<String> = Set(
        list.split(separator: "\n").flatMap { line in
            let words = line.split(separator: " ")
            return words.dropFirst().map { "\($0).\(words[0])" }
        })

    /// A country, and what stands before it.
    private static let list = """
        ae ac co gov net org sch
        ar com edu gob int net org
        at ac co gv or
        au asn com edu gov id net org
        bd ac com edu gov net org
        br art blog com edu eng gov ind jus leg mil net org
        cn ac com edu gov net org
        co com edu gov mil net nom org
        cr ac co fi go or
        cy ac com gov ltd net org
        ec com edu fin gob info med net org
        eg com edu gov net org
        es com edu gob nom org
        fr asso com gouv nom
        gh com edu gov org
        gr com edu gov net org
        hk com edu gov idv net org
        hu co info org
        id ac co go my net or sch web
        il ac co gov k12 muni net org
        in ac co edu firm gen gov ind net nic org res
        it edu gov
        jp ac ad co ed go gr lg ne or
        ke ac co go me ne or sc
        kr ac co go ne or pe re
        lk com edu gov net org
        ma ac co gov net org
        mx com edu gob net org
        my com edu gov name net org
        ng com edu gov name net org sch
        np com edu gov net org
        nz ac co geek gen govt iwi kiwi maori net org school
        pe com edu gob net nom org
        ph com edu gov net org
        pk com edu fam gob gov net org web
        pl com edu gov info net org waw
        pt com edu gov org
        ro com info nom org store
        rs ac co edu gov in org
        ru com msk net org pp spb
        sa com edu gov med net org pub sch
        sg com edu gov net org per
        th ac co go in mi net or
        tr av bbs bel biz com dr edu gen gov info k12 name net org pol tv web
        tw club com edu game gov idv net org
        tz ac co go ne or sc
        ua com edu gov in kiev kyiv lviv net org
        ug ac co com go ne or org sc
        uk ac co gov ltd me net nhs org plc police sch
        us fed isa k12
        uy com edu gub net org
        ve co com edu gob info net org web
        vn ac biz com edu gov info name net org
        za ac co edu gov law net nom org school web
        zm ac co com edu gov net org sch
        zw ac co gov org
        """
}
