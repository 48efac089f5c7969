import Foundation
import Testing
@testable import Core
@testable import SocialText

/// Renditions frozen with their digests: an approval given today must still stand under the next version.
///
/// `STET_UPDATE_GOLDEN=1` rewrites the file. A change in it voids approvals in every repository: do so for new vectors,
/// and for old ones only if readers really get something else.
@Suite struct RenditionGoldenTests {
  @Test func goldenVectors() throws {
    let now = try JSONValue.array(RenditionVector.all.map { try Self.golden($0) })
    if ProcessInfo.processInfo.environment["STET_UPDATE_GOLDEN"] == "1" {
      try Data(now.prettyText.utf8).write(to: Self.file)
    }
    let frozen = try JSONValue(json: Array(Data(contentsOf: Self.file))).arrayValue ?? []
    #expect(frozen.count == RenditionVector.all.count)
    for (frozen, now) in zip(frozen, now.arrayValue ?? []) where frozen != now {
      Issue.record("\(now["name"]?.stringValue ?? "")\nwas \(frozen.prettyText)\nis \(now.prettyText)")
    }
  }

  @Test(arguments: RenditionVector.all)
  func twin(vector: RenditionVector) throws {
    #expect(!vector.twin.utf8.elementsEqual(vector.source.utf8))
    #expect(try vector.rendition(of: vector.twin).json.prettyText == vector.rendition().json.prettyText)
    #expect(try vector.rendition(of: vector.twin).digest == vector.rendition().digest)
  }

  @Test(arguments: RenditionVector.all)
  func otherSpellings(vector: RenditionVector) throws {
    let digest = try vector.rendition().digest
    for spelling in VectorSpelling.allCases {
      let source = spelling.apply(to: vector.source)
      #expect(try vector.rendition(of: source, at: spelling.path).digest == digest, "\(spelling)\n\(source)")
    }
  }

  /// A vector without a visible difference would hide that its key is not part of the digest.
  @Test(arguments: RenditionVector.all)
  func differsFromTheBase(vector: RenditionVector) throws {
    #expect(try (vector.rendition().digest == vector.base().digest) == vector.equalsBase)
  }

  @Test func namesAreUniqueAndDigestsTellApart() throws {
    #expect(Set(RenditionVector.all.map(\.name)).count == RenditionVector.all.count)
    let digests = try RenditionVector.all.filter { !$0.equalsBase }.map { try $0.rendition().digest }
    #expect(Set(digests).count == digests.count)
  }

  @Test func everyOptionHasItsVectors() {
    let names = Set(RenditionVector.all.map(\.name))
    for option in NetworkOptions.all {
      let name = "option-\(option.network.rawValue)-\(option.key)"
      #expect(names.contains(name))
      if option.standard != nil { #expect(names.contains(name + "-standard")) }
    }
  }

  @Test func everyReaderKeyDecidesOnItsNetworksAlone() throws {
    let keys = ["title: T", "firstComment: C", "language: de", "sensitive: W", "reply: https://r.example/1"]
    let more = [
      "quote: https://r.example/1", "repost: https://r.example/1", "poll: { options: [A, B] }", "preview: { title: T }",
    ]
    for line in keys + more {
      let key = try #require(ReaderKey(rawValue: String(line.prefix { $0 != ":" })))
      for network in Network.allCases {
        let vector = RenditionVector("", on: network.rawValue, line, twin: [:])
        #expect(
          try (vector.rendition().digest != vector.base().digest) == key.applies(to: network), "\(key) \(network)")
      }
    }
  }

  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden/renditions.json")

  private static func golden(_ vector: RenditionVector) throws -> JSONValue {
    let rendition = try vector.rendition()
    return [
      "name": .string(vector.name), "channel": .string(vector.channel), "source": .string(vector.source),
      "rendition": rendition.json, "digest": .string(rendition.digest.description),
    ]
  }
}
