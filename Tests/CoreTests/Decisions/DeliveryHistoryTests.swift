import Core
import SocialText
import Testing

/// The states that delivery records give a post.
@Suite struct DeliveryHistoryTests {
  private let post = Posts.post()

  private func history(_ book: RecordBook, _ channel: Channel = Team.channel("x")) throws -> DeliveryHistory {
    DeliveryHistory(book.decisions(try Team.configuration()), post: post.id, channel: channel)
  }

  /// A history and the state that it ends in.
  @Test(
    arguments: [
      ([], nil), ([.claim], .sending), ([.claim, .sending], .sending), ([.sending, .failed], .failed),
      ([.sending, .unknown], .unknown), ([.failed, .unknown], .unknown), ([.unknown, .failed], .failed),
      ([.sending, .published], .published), ([.published, .failed], .published), ([.published, .unknown], .published),
      ([.published, .claim], .published), ([.handedOff], .handedOff), ([.handedOff, .failed], .failed),
      ([.handedOff, .unknown], .unknown),
      ([.handedOff, .claim], .handedOff), ([.failed, .handedOff], .handedOff),
      ([.handedOff, .published], .published), ([.published, .handedOff], .published), ([.updated], .published),
      ([.published, .retracted], .published), ([.failed, .published], .published),
      ([.unknown, .handedOff], .handedOff),
      ([.retracted], nil), ([.failed, .retracted], .failed),
    ] as [([RecordKind], EntryState?)])
  func theStateThatFollows(kinds: [RecordKind], state: EntryState?) throws {
    var book = RecordBook()
    for kind in kinds { book.add(kind, by: "ana", [post.delivery()]) }
    #expect(try history(book).state == state)
    let deliveries = PostDeliveries(book.decisions(try Team.configuration()), post: post.id)
    #expect(deliveries.outcome(on: Team.channel("x")).state == state)
    #expect(deliveries.outcome(on: Team.channel("facebook")).state == nil)
  }

  /// A failure or an unknown result ends by `resolve` or by a record that the post is published, not by trying again.
  @Test(arguments: [RecordKind.failed, .unknown]) func tryingAgainEndsNoFailure(kind: RecordKind) throws {
    var book = RecordBook()
    let record = book.add(kind, by: "ana", [post.delivery()])
    let claim = book.add(.claim, by: "ana", [post.delivery()])
    #expect(try history(book).state?.rawValue == kind.rawValue)
    book.add(.resolve, by: "ben", targets: [record])
    #expect(try history(book).state == .sending)
    book.add(.resolve, by: "ben", targets: [claim])
    #expect(try history(book).state == nil)
  }

  /// What may be sent back into the queue: what was begun, handed off or failed, but not what readers have or had.
  @Test(
    arguments: [
      ([], []), ([.claim, .sending], [0, 1]), ([.handedOff], [0]), ([.handedOff, .failed], [0, 1]),
      ([.handedOff, .unknown], [0, 1]), ([.handedOff, .published], []), ([.failed, .published], []),
      ([.handedOff, .updated], []), ([.handedOff, .retracted], []), ([.published, .retracted, .handedOff], []),
      ([.handedOff, .retracted, .failed], [2]),
    ] as [([RecordKind], [Int])])
  func whatIsUnsettled(kinds: [RecordKind], unsettled: [Int]) throws {
    var book = RecordBook()
    let records = kinds.map { book.add($0, by: "ana", [post.delivery()]) }
    #expect(try history(book).unsettled.map(\.id) == unsettled.map { records[$0].id })
  }

  @Test func resolvingNeedsAuthority() throws {
    var book = RecordBook()
    let record = book.add(.failed, by: "ana", [post.delivery()])
    book.add(.resolve, by: "emil", targets: [record])
    book.add(.resolve, by: "ben", targets: [record], address: "emil@acme.example")
    #expect(try history(book).state == .failed)
  }

  /// A `resolve` may name the delivery that it is about. That alone does not resolve it.
  @Test(arguments: [RecordKind.resolve, .withdraw, .dismiss, .resume])
  func onlyDeliveriesAreDeliveries(kind: RecordKind) throws {
    var book = RecordBook()
    book.add(.failed, by: "ana", [post.delivery()])
    let other = book.add(.published, by: "ana", [Posts.post("other").delivery()])
    book.add(kind, by: "fritz", [post.delivery(slot: now)], targets: [other])
    let history = try history(book)
    #expect(history.state == .failed)
    #expect(history.deliveries.count == 1)
  }

  @Test func whoeverRecordsItStopsASecondSending() throws {
    var book = RecordBook()
    book.add(.published, by: "fritz", [post.delivery()], address: "nobody@else.example")
    #expect(try history(book).state == .published)
  }

  @Test func aRenamedChannelSendsNothingAgain() throws {
    var book = RecordBook()
    book.add(.published, by: "ana", [post.delivery()])
    var renamed = Team.channel("x")
    renamed.name = "twitter"
    #expect(try history(book, renamed).state == .published)
    renamed.account = "@acme_service"
    #expect(try history(book, renamed).state == nil)
    renamed.account = "@acme"
    renamed.network = .bluesky
    #expect(try history(book, renamed).state == nil)
  }

  @Test func retracted() throws {
    var book = RecordBook()
    book.add(.published, by: "ana", [post.delivery()])
    #expect(try !history(book).isRetracted)
    book.add(.retracted, by: "ana", [post.delivery()])
    #expect(try history(book).isRetracted)
    book.add(.failed, by: "ana", [post.delivery()])
    #expect(try history(book).isRetracted)
    book.add(.published, by: "ana", [post.delivery()])
    #expect(try !history(book).isRetracted)
  }

  @Test func editedSinceByBlobThenByRendition() throws {
    let rendition = post.channels[0].rendition?.digest
    let other = Posts.channel(text: "anders").rendition?.digest
    var book = RecordBook()
    #expect(try !history(book).isEdited(blob: "2", rendition: other))
    book.add(.published, by: "ana", [post.delivery(blob: "1")])
    let first = try history(book)
    #expect(!first.isEdited(blob: "1", rendition: other))
    #expect(!first.isEdited(blob: "2", rendition: rendition))
    #expect(first.isEdited(blob: "2", rendition: other))
    #expect(first.isEdited(blob: "2", rendition: nil))
    book.add(.updated, by: "ana", [Posts.post("markt", [Posts.channel(text: "anders")]).delivery(blob: "2")])
    #expect(try !history(book).isEdited(blob: "3", rendition: other))
    #expect(try history(book).isEdited(blob: "3", rendition: rendition))
  }

  @Test func whenItWentOut() throws {
    var book = RecordBook()
    book.add(.published, by: "ana", [post.delivery()], time: now)
    #expect(try history(book).sentAt == now)
    book.add(.updated, by: "ana", [post.delivery(at: now - 60)], time: now)
    #expect(try history(book).sentAt == now - 60)
  }
}
