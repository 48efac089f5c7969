/// One file of git's index: what is staged, and what the file looked like when git last read it.
package struct StagedFile: Sendable {
  /// The bytes of the path, from the work tree's root.
  package let path: [UInt8]
  package let mode: FileMode
  package let id: ObjectID
  /// The file on disk, as it was when it had the content `id`.
  package let stamp: FileStamp

  init(path: [UInt8], mode: FileMode, id: ObjectID, stamp: FileStamp) {
    self.path = path
    self.mode = mode
    self.id = id
    self.stamp = stamp
  }
}

/// What the file system says of a file without opening it. As in git, the content is unchanged as long as this is the
/// same.
package struct FileStamp: Hashable, Sendable {
  /// As far as git keeps it: the last 32 bits.
  package var size: UInt32
  package var inode: UInt32
  package var modified: Moment
  package var changed: Moment

  /// Of a file that was never on disk.
  static let none = FileStamp(
    size: 0, inode: 0, modified: Moment(seconds: 0, nanoseconds: 0), changed: Moment(seconds: 0, nanoseconds: 0))

  /// Seconds and nanoseconds, as far as git keeps them.
  package struct Moment: Hashable, Sendable, Comparable {
    package var seconds: Int32
    package var nanoseconds: UInt32

    package init(seconds: Int32, nanoseconds: UInt32) {
      self.seconds = seconds
      self.nanoseconds = nanoseconds
    }

    package static func < (left: Moment, right: Moment) -> Bool {
      (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
  }

  package init(size: UInt32, inode: UInt32, modified: Moment, changed: Moment) {
    self.size = size
    self.inode = inode
    self.modified = modified
    self.changed = changed
  }
}
