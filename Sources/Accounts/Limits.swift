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
    /// How many wishes for a reset code may wait; what has no room is asked for again.
    package static let waitingResets = 1024
    /// The longest terms, in bytes.
    package static let termsBytes = 131_072
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
    /// A new key of ours is published so many days before it signs, and the old one so many days longer.
    package static let daysOfKeyOverlap: Int64 = 14
    /// How long a key of ours is good, in days.
    package static let daysOfSignOnKey: Int64 = 3650
}
