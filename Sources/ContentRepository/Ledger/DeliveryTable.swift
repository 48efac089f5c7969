internal import Core
internal import SocialText

/// What records say happened to posts: rows of numbers, so that ten thousand posts that were sent are told from those that
/// were not without reading their records.
struct DeliveryTable {
  /// One delivery. There are no gaps between its members.
  private struct Row: BitwiseCopyable {
    var post: UInt64
    var rendition: Digest
    var time: Int64
    var slot: Int64
    var at: Int64
    var attempt: Int64
    var blobHigh: UInt64
    var blobMiddle: UInt64
    var blobLow: UInt32
    var record: UInt32
    var name: UInt32
    var channel: UInt32
    var account: UInt32
    var occurrence: UInt32
    var url: UInt32
    var tool: UInt32
    var note: UInt32
    var kind: UInt8
    var network: UInt8
    var flags: UInt8
    var unused: UInt8 = 0

    var blob: ObjectID? {
      flags & DeliveryTable.hasBlob == 0 ? nil : ObjectID(high: blobHigh, middle: blobMiddle, low: blobLow)
    }
  }

  /// In the place of a number where there is none.
  private static let none = Int64.min
  private static let (hasRendition, hasBlob, isByHand, isPromotion) = (1, 2, 4, 8) as (UInt8, UInt8, UInt8, UInt8)
  private static let kinds = Array(RecordKind.allCases)
  private static let networks = Array(Network.allCases)

  private var rows: [Row] = []
  private var texts = TextTable()
  private var posts = PlaceIndex()

  /// Adds the deliveries of a record.
  mutating func add(_ entry: LedgerRecord, number: Int) {
    guard RecordKind.deliveries.contains(entry.record.kind) else { return }
    for case .delivery(let delivery) in entry.record.subjects {
      let row = row(delivery, entry.record, number)
      rows.append(row)
      posts.append(row.post)
    }
  }

  private mutating func row(_ delivery: Delivery, _ record: Record, _ number: Int) -> Row {
    let blob = delivery.blob.flatMap { ObjectID(hex: $0) }
    let flags =
      (delivery.rendition == nil ? 0 : Self.hasRendition) | (blob == nil ? 0 : Self.hasBlob)
      | (delivery.byHand ? Self.isByHand : 0) | (delivery.isPromotion ? Self.isPromotion : 0)
    return Row(
      post: RecordKey.post(delivery.post).value, rendition: delivery.rendition ?? Digest(of: []),
      time: record.time.seconds, slot: delivery.slot?.seconds ?? Self.none, at: delivery.at?.seconds ?? Self.none,
      attempt: delivery.attempt ?? Self.none, blobHigh: blob?.high ?? 0, blobMiddle: blob?.middle ?? 0,
      blobLow: blob?.low ?? 0, record: UInt32(number), name: texts.number(of: delivery.post),
      channel: texts.number(of: delivery.channel), account: texts.number(of: delivery.account),
      occurrence: texts.number(of: delivery.occurrence), url: texts.number(of: delivery.url),
      tool: texts.number(of: delivery.to), note: texts.number(of: record.note),
      kind: UInt8(Self.kinds.firstIndex(of: record.kind) ?? 0),
      network: UInt8(Self.networks.firstIndex(of: delivery.network) ?? 0), flags: flags)
  }

  /// The places of a post's deliveries. A few others may be among them.
  func places(of post: String) -> [Int] { posts.places(RecordKey.post(post).value) }

  /// Whether a delivery is of a post.
  func isOf(_ post: String, at place: Int) -> Bool { texts.stands(post, at: rows[place].name) }

  /// Visits the posts with deliveries to an account: see `RecordSource.posts`.
  func posts(
    to network: Network, _ account: String, from start: Timestamp?, _ visit: (String, Timestamp) -> Bool
  ) {
    guard let network = Self.networks.firstIndex(of: network).map(UInt8.init) else { return }
    // Texts stand once, so the account has one number, or a few where people wrote it in several ways.
    var (own, others): (Set<UInt32>, Set<UInt32>) = ([], [])
    var found: [(time: Int64, place: Int)] = []
    for place in rows.indices where rows[place].network == network {
      let row = rows[place]
      let time = max(row.slot, row.at == Self.none ? row.time : row.at)
      guard start.map({ time >= $0.seconds }) ?? true, !others.contains(row.account) else { continue }
      if !own.contains(row.account) {
        guard texts[row.account].map({ AccountName.areSame($0, account) }) ?? false else {
          others.insert(row.account)
          continue
        }
        own.insert(row.account)
      }
      found.append((time, place))
    }
    found.sort { ($1.time, $0.place) < ($0.time, $1.place) }
    for (time, place) in found {
      guard visit(texts[rows[place].name] ?? "", Timestamp(seconds: time)) else { return }
    }
  }

  /// The number of the record that a delivery stands in.
  func record(at place: Int) -> Int { Int(rows[place].record) }

  /// - Parameter id: the record's.
  func delivery(at place: Int, id: Digest) -> RecordedDelivery {
    let row = rows[place]
    func time(_ seconds: Int64) -> Timestamp? { seconds == Self.none ? nil : Timestamp(seconds: seconds) }
    let delivery = Delivery(
      post: texts[row.name] ?? "", channel: texts[row.channel] ?? "", occurrence: texts[row.occurrence],
      rendition: row.flags & Self.hasRendition == 0 ? nil : row.rendition,
      network: Self.networks[Int(row.network)], account: texts[row.account] ?? "", slot: time(row.slot),
      attempt: row.attempt == Self.none ? nil : row.attempt, url: texts[row.url],
      blob: row.blob?.hex, at: time(row.at), to: texts[row.tool],
      byHand: row.flags & Self.isByHand != 0, isPromotion: row.flags & Self.isPromotion != 0)
    return RecordedDelivery(
      id: id, kind: Self.kinds[Int(row.kind)], time: Timestamp(seconds: row.time), note: texts[row.note],
      delivery: delivery)
  }

  /// A delivery without its texts.
  func mark(at place: Int, id: Digest) -> DeliveryMark {
    let row = rows[place]
    return DeliveryMark(
      record: id, kind: Self.kinds[Int(row.kind)], network: Self.networks[Int(row.network)],
      account: texts[row.account] ?? "", time: Timestamp(seconds: row.at == Self.none ? row.time : row.at),
      slot: row.slot == Self.none ? nil : Timestamp(seconds: row.slot),
      occurrence: texts[row.occurrence].flatMap(CivilDate.init(written:)),
      rendition: row.flags & Self.hasRendition == 0 ? nil : row.rendition,
      isPromotion: row.flags & Self.isPromotion != 0, blob: row.blob)
  }

  /// How long the lists are.
  struct Extent: Hashable {
    var rows = 0
    var texts = 0
  }

  var extent: Extent { Extent(rows: rows.count, texts: texts.count) }

  func write(from start: Extent, to writer: inout ByteWriter) {
    writer.array(Array(rows[start.rows...]))
    texts.write(from: start.texts, to: &writer)
  }

  /// Adds what was written. Returns false where the bytes are of another form.
  mutating func read(_ reader: inout ByteReader, records: Int) -> Bool {
    guard let more = reader.array(Row.self), texts.read(&reader) else { return false }
    rows.take(more)
    posts.append(contentsOf: more.map(\.post))
    return more.allSatisfy { $0.record < records && $0.kind < Self.kinds.count && $0.network < Self.networks.count }
  }
}

/// Texts by their numbers, each once.
private struct TextTable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  /// Made when a text is added.
  private var places = PlaceIndex()

  /// The number of what is no text.
  private static let none = UInt32.max

  var count: Int { ends.count }

  /// The text of a number; `nil` where there is none.
  subscript(number: UInt32) -> String? {
    number < ends.count ? String(decoding: bytes[range(Int(number))], as: UTF8.self) : nil
  }

  /// Whether a text is the one of a number.
  func stands(_ text: String, at number: UInt32) -> Bool {
    guard number < ends.count else { return false }
    let range = range(Int(number))
    var text = text
    return text.withUTF8 { text in
      bytes.withUnsafeBytes { text.elementsEqual($0[range]) }
    } || self[number] == text
  }

  private func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number]) }

  /// The number of a text, which is added where it is new.
  mutating func number(of text: String?) -> UInt32 {
    guard let text else { return Self.none }
    for number in places.count..<ends.count { places.append(bytes[range(number)].withUnsafeBytes(StableHash.of)) }
    let hash = StableHash.of(text)
    if let known = places.last(hash, where: { bytes[range($0)].elementsEqual(text.utf8) }) { return UInt32(known) }
    bytes += text.utf8
    ends.append(UInt32(bytes.count))
    places.append(hash)
    return UInt32(ends.count - 1)
  }

  func write(from start: Int, to writer: inout ByteWriter) {
    writer.array(Array(ends[start...]))
    writer.array(Array(bytes[(start == 0 ? 0 : Int(ends[start - 1]))...]))
  }

  mutating func read(_ reader: inout ByteReader) -> Bool {
    guard let moreEnds = reader.array(UInt32.self), let more = reader.array(UInt8.self) else { return false }
    let (last, isSorted) = moreEnds.reduce((ends.last ?? 0, true)) { ($1, $0.1 && $0.0 <= $1) }
    ends.take(moreEnds)
    bytes.take(more)
    return isSorted && Int(last) == bytes.count
  }
}
