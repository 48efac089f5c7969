package import Canonical

extension Rendition {
  /// The canonical form.
  package var json: JSONValue {
    .members([
      "v": .integer(Rendition.version),
      "repository": .string(repository),
      "post": .string(post),
      "channel": .string(channel),
      "network": .string(network.rawValue),
      "account": .string(account),
      "format": format == network.standardFormat ? nil : .string(format.rawValue),
      "parts": .array(parts.map(\.json)),
      "title": written(title),
      "link": written(link),
      "preview": preview?.json,
      "firstComment": written(firstComment),
      "options": options.isEmpty ? nil : .object(options),
    ])
  }

  /// What an approval names: the SHA-256 of the canonical form.
  package var digest: Digest { json.digest }
}

extension Rendition.Part {
  fileprivate var json: JSONValue { ["text": .string(text), "media": .array(media.map(\.json))] }
}

extension Rendition.Media {
  fileprivate var json: JSONValue {
    .members([
      "sha256": .string(sha256.description),
      "alt": written(alt),
      "credit": written(credit),
      "thumbnail": thumbnail.map { .string($0.description) },
      "captions": captions.isEmpty
        ? nil : .array(captions.map { ["language": .string($0.language), "sha256": .string($0.sha256.description)] }),
    ])
  }
}

extension Rendition.Preview {
  /// `nil` if the card has no title, description or image of its own.
  fileprivate var json: JSONValue? {
    guard written(title) != nil || written(description) != nil || image != nil else { return nil }
    return .members([
      "title": written(title),
      "description": written(description),
      "image": image.map { .string($0.description) },
    ])
  }
}

/// A text as a member's value; `nil` for an empty one, which means the same as an absent one.
private func written(_ text: String?) -> JSONValue? { text.flatMap { $0.isEmpty ? nil : .string($0) } }

extension Network {
  /// The format of a post without the key `format`.
  package var standardFormat: PostFormat { self == .youtube ? .video : .post }
}
