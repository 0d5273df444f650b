/// Every limit of the house that is not a setting.
package enum Limits {
    /// The largest body a request may bring, in bytes.
    package static let bodyBytes = 1_048_576
    /// The largest resource that is stored, in bytes of JSON; what grew by many requests is bounded like one request.
    package static let documentBytes = bodyBytes
    /// How much people may say of themselves, in bytes of JSON.
    package static let ownProfileBytes = 16_384
    /// A page of a list ends with the resource that brings it to this many bytes of JSON, whatever `count` asks for.
    package static let pageBytes = 8_388_608
    /// How many members of groups one answer carries at most.
    package static let membersInAnswer = 100_000
    /// The longest `userName`, `externalId`, group name, e-mail address or phone number, in bytes, as sent and as compared; they are
    /// keys of an index.
    package static let nameBytes = 1024
    /// The longest path with query, in bytes: room for the longest filter, each of its bytes percent-encoded.
    package static let addressBytes = 32_768
    /// The largest form that is read, in bytes.
    package static let formBytes = 16_384
    /// The longest metadata of a provider that is pasted into a form, in bytes; more comes as a file.
    package static let pastedMetadataBytes = 393_216
    /// The longest password, in bytes: room for a passphrase in any script.
    package static let passwordBytes = 256
    /// The largest picture somebody may send, in bytes; the form around it may have `formBytes` besides.
    package static let pictureBytes = 2_097_152
    /// How many fields a form may have.
    package static let formFields = 64
    /// How many pages one network address may ask for in a minute: a whole office may share one.
    package static let pagesPerMinuteOfCaller = 600
    /// How many messages of identity providers may come from one network address in a minute.
    package static let providerFormsPerMinuteOfCaller = 300
    /// The largest form that carries one, in bytes: 256 KB in Base64, with line breaks, percent-encoded.
    package static let providerFormBytes = 409_600
    /// How many receipts for messages may come from one network address in a minute, and how large one is, in bytes.
    package static let receiptsPerMinuteOfCaller = 1200
    package static let receiptBytes = 4096
    /// How often an OAuth client may ask for an access token in a minute; it lives for an hour at least.
    package static let grantsPerMinuteOfClient = 60
    /// How often access tokens may be asked for from one network address in a minute, by whatever clients.
    package static let grantsPerMinuteOfCaller = 240
    /// The largest content of one security event token, in bytes; what would be more is told as a notice.
    package static let eventBytes = 65_536
    /// How many tokens a receiver gets with one poll at most.
    package static let eventsInPoll = 100
    /// How many tokens a receiver may acknowledge or refuse with one poll.
    package static let acknowledgementsInPoll = 1000
    /// How many phone accounts may be created in a day unless the organization chooses.
    package static let phoneAccountsPerDay = 50
    /// The same once a domain of the organization is verified.
    package static let phoneAccountsPerDayOfVerified = 500
    /// How long a code that was mailed for a domain is good, in seconds.
    package static let secondsForDomainCode: Int64 = 3600
    /// How many such codes are mailed in a day for one domain.
    package static let domainCodesPerDay = 5
    /// How often such a code may be tried.
    package static let domainCodeTries = 5
    /// How long a poll waits for something to happen, in seconds.
    package static let secondsForPoll = 25
    /// How many streams of events an integration may have.
    package static let streamsOfIntegration = 8
    /// How many asynchronous requests of an integration may wait.
    package static let asyncRequestsWaiting = 10
    /// How long a client that prefers an asynchronous answer may let the server try at once, in seconds.
    package static let secondsForPreference = 30
    /// How many entries of the outbox are shown at once.
    package static let outboxEntriesShown = 1000
    /// How long a request may take to arrive whole, in seconds.
    package static let secondsForRequest = 60
    /// How long a cursor leads to the next page of a list, in seconds.
    package static let secondsForCursor = 3600
    /// How long the database may search for a list, in seconds.
    package static let secondsForQuery = 10
    /// How many operations may wait for the provisioning log; what has no room is counted only.
    package static let waitingLogEvents = 4096
    /// How many of these may have been only read; they are written five times a second.
    package static let waitingLogReads = 128
    /// A person may make one request where an integration may make so many.
    package static let peopleForIntegration = 100
    /// How many requests a second an integration may make before it is told to wait, unless configured otherwise.
    package static let requestsPerSecond = 2000
    /// How many networks a token may be limited to.
    package static let networksOfToken = 50
    /// How many networks are remembered that a token was used from; those it was not used from for longest are forgotten.
    package static let networksRemembered = 256
    /// How much of a `User-Agent` is kept, in characters.
    package static let agentLength = 200
    /// How many mails of one kind about tokens an administrator gets in a day.
    package static let tokenNoticesPerDay = 5
    /// So many days before a token ends, somebody is told.
    package static let daysOfTokenWarning: [Int64] = [1, 7, 30]
    /// How long a token goes on beside the one that takes its place, in hours.
    package static let hoursOfRotation: Int64 = 24
    package static let maximumHoursOfRotation: Int64 = 168
    /// How many people an integration may shut out in a day, whatever share of its people that is.
    package static let deactivationsUnasked = 20
    /// How long a guard that was released lets everything through, in seconds.
    package static let secondsOfRelease: Int64 = 86_400
    /// How many conflicts of an integration are remembered; those that were longest ago are forgotten.
    package static let conflictsOfIntegration = 1000
    /// Conflicts are counted up to this number; beyond it there are more.
    package static let conflictsCounted = 10_000
    /// How many wishes for a reset code may wait; what has no room is asked for again.
    package static let waitingResets = 1024
    /// How often somebody is reminded of an invitation at most.
    package static let remindersOfInvitation = 5
    /// A change of a setting says how many people it hits, up to so many.
    package static let peopleHitCounted = 1_000_000
    /// The largest file that proves a domain, in bytes.
    package static let proofBytes = 1024
    /// The largest logo that is kept, in bytes.
    package static let logoBytes = 65_536
    /// The longest terms, in bytes.
    package static let termsBytes = 131_072
    /// How much of a name the list of people is ordered by, in bytes.
    package static let listKeyBytes = 200
    /// How much of a word people are found by, in bytes, and how many words of one account.
    package static let wordBytes = 64
    package static let wordsOfAccount = 48
    /// People are counted up to this number; beyond it there are more.
    package static let peopleCounted = 10_000
    /// How many domains the list of people offers to choose from.
    package static let domainsOffered = 50
    /// How many people one step is taken with at once, and in one transaction.
    package static let peopleAtOnce = 1000
    package static let peopleInBatch = 200
    /// How far back each log is read for what happened to one person.
    package static let timelineEntries = 500
    /// How many groups may be offered to everybody.
    package static let groupsOffered = 20
    /// How many of the groups that people may join are listed for an operator.
    package static let groupsListed = 10_000
    /// How many groups a search shows.
    package static let groupsFound = 15
    /// How many groups somebody may choose at once; with those shown they are no more fields than a form may have.
    package static let groupsChosen = 20
    /// How far the clocks of providers may differ from ours, in seconds (saml-profiles §4.1.4.3 leaves it to us).
    package static let secondsOfSkew: Int64 = 180
    /// How many sign-ons that were refused are written down in a day for one organization, and as many
    /// more that no provider has signed.
    package static let signOnFailuresPerDay = 10_000
    /// For how many days they are kept.
    package static let daysOfSignOnFailures: Int64 = 30
    /// How many of them are shown at once.
    package static let signOnFailuresShown = 200
    /// How many providers an organization may have.
    package static let providersOfOrganization = 50
    /// Metadata is read again after so many seconds, unless it says sooner.
    package static let secondsBetweenMetadata: Int64 = 86_400
    /// Metadata is not read more often than this, in seconds, whatever it says.
    package static let leastSecondsBetweenMetadata: Int64 = 900
    /// So many days before a provider's certificates end, somebody is told.
    package static let daysOfCertificateWarning: Int64 = 30
    /// The panel says so earlier, and within a week it says it louder.
    package static let daysOfCertificateNotice: Int64 = 60
    package static let daysOfUrgentWarning: Int64 = 7
    /// A new key of ours is published so many days before it signs, and the old one so many days longer.
    package static let daysOfKeyOverlap: Int64 = 14
    /// The largest file with people that is taken, in bytes; how many may come in at once, and of one organization.
    package static let uploadBytes = 67_108_864
    package static let uploadsAtOnce = 8
    package static let uploadsOfOrganization = 2
    /// How many rows somebody may paste, and how large a form with them is, in bytes.
    package static let pastedRows = 500
    package static let pastedBytes = 262_144
    /// How many imports and exports of an organization may be open.
    package static let jobsOfOrganization = 5
    /// How many are shown at once, those that are over among them.
    package static let jobsShown = 50
    /// After so many seconds the second factor is asked for again before something dangerous.
    package static let secondsOfConfirmation: Int64 = 600
    /// After so many seconds it is asked for again before anything.
    package static let secondsOfSecondFactor: Int64 = 43_200
    /// How long the link is good by which the first administrator comes, in seconds.
    package static let secondsOfSetupLink: Int64 = 86_400
    /// For how many days it is known what people did about their accounts.
    package static let daysOfAccountEvents: Int64 = 180
    /// How long a key of ours is good, in days.
    package static let daysOfSignOnKey: Int64 = 3650
    /// How many people are handed letters with their codes at once.
    package static let lettersAtOnce = 200
    /// How many departments are listed of the people to whom codes are handed.
    package static let codeDepartmentsShown = 200
    /// How many messages are on a page of the outbox.
    package static let messagesOnPage = 50
    /// How many groups are on a page of their list.
    package static let groupsOnPage = 50
    /// How many members are on a page of a group.
    package static let membersOnPage = 100
    /// Up to how many the members of a group are counted for a list.
    package static let membersCounted = 10_000
}
