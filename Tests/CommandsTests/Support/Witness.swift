import Foundation
import Testing

@testable import Core

/// A witness that signs whatever it is shown.
enum Witness {
  /// The line of `cosignature/v1` for a note, of 24 November 2026.
  static func line(for note: String) throws -> String {
    let (key, time) = (try CheckpointLog.witness.get(), UInt64(1_795_500_000))
    let text = try SignedNote(bytes: Array(note.utf8)).text
    let message = Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
    let signature = try #require(Ed25519.signature(of: message, seed: Array(100...131)))
    let stamp = withUnsafeBytes(of: time.bigEndian, Array.init)
    return NoteSignature(name: key.name, keyID: key.id, bytes: stamp + signature).line + "\n"
  }
}
