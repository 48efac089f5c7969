/// One entry of a tree: a name and what it stands for.
package struct TreeEntry: Hashable, Sendable {
  /// The bytes of the name, which need not be UTF-8.
  package let name: [UInt8]
  package let mode: FileMode
  package let id: ObjectID

  package init(name: [UInt8], mode: FileMode, id: ObjectID) {
    self.name = name
    self.mode = mode
    self.id = id
  }
}

/// What an entry of a tree is.
package enum FileMode: Hashable, Sendable {
  case blob
  case executable
  case symlink
  case tree
  case submodule
  /// A file with other permissions, which old versions of git wrote: the number as it stands in the tree.
  case other(UInt32)

  /// `nil` if `number` is no mode of git's: programs could disagree on whether it is a file or a folder.
  init?(number: UInt32) {
    switch number {
    case 0o100644: self = .blob
    case 0o100755: self = .executable
    case 0o120000: self = .symlink
    case 0o040000: self = .tree
    case 0o160000: self = .submodule
    case 0o100000...0o100777: self = .other(number)
    default: return nil
    }
  }

  /// The number as it stands in a tree.
  package var number: UInt32 {
    switch self {
    case .blob: 0o100644
    case .executable: 0o100755
    case .symlink: 0o120000
    case .tree: 0o040000
    case .submodule: 0o160000
    case .other(let number): number
    }
  }

  /// Whether the content is that of a file: neither a link, nor a folder, nor another repository.
  package var isFile: Bool {
    switch self {
    case .blob, .executable, .other: true
    case .symlink, .tree, .submodule: false
    }
  }
}
