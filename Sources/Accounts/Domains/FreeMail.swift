/// Domains in which anybody may have a mailbox. Names below them count too: some providers deliver what is sent to
/// `postmaster@ada.example` to the customer Ada.
///
/// A list of our own, of what is known around the world; a provider that is missing is refused by nobody but its own DNS.
enum FreeMail {
    static func contains(_ name: String) -> Bool {
        var name = name[...]
        while true {
            if providers.contains(name) { return true }
            guard let dot = name.firstIndex(of: ".") else { return false }
            name = name[name.index(after: dot)...]
        }
    }

    private static let providers = Set(list.split(whereSeparator: \.isWhitespace))

    private static let list = """
        gmail.com googlemail.com google.com outlook.com hotmail.com live.com msn.com passport.com windowslive.com
        outlook.co.uk outlook.de outlook.es outlook.fr outlook.it outlook.in outlook.jp outlook.com.br outlook.sa
        hotmail.co.uk hotmail.ca hotmail.de hotmail.es hotmail.fr hotmail.it hotmail.se hotmail.com.br hotmail.com.ar
        live.co.uk live.ca live.de live.fr live.it live.nl live.se live.com.au live.com.mx
        yahoo.com ymail.com rocketmail.com yahoo.co.uk yahoo.ca yahoo.de yahoo.es yahoo.fr yahoo.it yahoo.se yahoo.in
        yahoo.co.in yahoo.co.id yahoo.co.jp yahoo.ne.jp yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.mx
        yahoo.com.ph yahoo.com.sg yahoo.com.tr yahoo.com.tw yahoo.com.hk yahoo.com.vn
        icloud.com me.com mac.com aol.com aim.com aol.co.uk aol.de verizon.net att.net bellsouth.net sbcglobal.net
        comcast.net xfinity.com cox.net charter.net earthlink.net juno.com netzero.net
        rogers.com shaw.ca sympatico.ca telus.net videotron.ca
        proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.io tuta.com
        fastmail.com fastmail.fm hushmail.com mailfence.com posteo.de mailbox.org startmail.com runbox.com disroot.org
        riseup.net zoho.com zohomail.com zohomail.eu zohomail.in hey.com duck.com
        mail.com email.com usa.com post.com europe.com gmx.com gmx.us gmx.net gmx.de gmx.at gmx.ch gmx.fr gmx.co.uk
        web.de freenet.de t-online.de arcor.de online.de
        orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr
        libero.it virgilio.it tiscali.it tin.it alice.it tim.it inwind.it iol.it email.it poste.it pec.it
        btinternet.com btopenworld.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk
        bluewin.ch hispeed.ch aon.at chello.at chello.nl ziggo.nl kpnmail.nl hetnet.nl planet.nl home.nl
        telenet.be skynet.be proximus.be telia.com spray.se comhem.se bredband.net
        online.no broadpark.no mail.dk jubii.dk luukku.com suomi24.fi kolumbus.fi
        telefonica.net terra.es terra.com.br sapo.pt mail.pt bol.com.br uol.com.br ig.com.br globo.com r7.com
        wp.pl o2.pl onet.pl op.pl interia.pl gazeta.pl tlen.pl seznam.cz centrum.cz email.cz post.cz
        azet.sk zoznam.sk freemail.hu citromail.hu abv.bg mail.bg yahoo.ro inbox.lv inbox.lt mail.ee
        mail.ru bk.ru inbox.ru list.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru lenta.ru ukr.net i.ua meta.ua
        walla.co.il walla.com netvision.net.il maktoob.com mynet.com otenet.gr in.gr
        rediffmail.com indiatimes.com sify.com
        qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn
        naver.com hanmail.net daum.net nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com
        pchome.com.tw hinet.net bigpond.com optusnet.com.au iinet.net.au xtra.co.nz mweb.co.za webmail.co.za
        mailinator.com guerrillamail.com 10minutemail.com yopmail.com temp-mail.org trashmail.com sharklasers.com
        """
}
