package io.marram.collection;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The kept pictures on disk: {@code waiting} for their upload, and {@code uploaded} ones, which
 * stay while there is room. For the budget the oldest uploaded ones are deleted, then the oldest.
 * For the disk's reserve only uploaded ones are: others who fill the disk cost no picture that
 * exists nowhere else. One at a time has the folder. May be used by several threads.
 */
public final class CollectionFolder implements AutoCloseable {

  /** The folder of pictures that are not uploaded. */
  public static final String WAITING = "waiting";

  /** The folder of pictures that are. */
  public static final String UPLOADED = "uploaded";

  private final FolderSettings settings;
  private final FileChannel lock;
  private final PictureShelf waiting;
  private final PictureShelf uploaded;
  private long dropped;

  /**
   * @throws IOException if the folder cannot be made, read or written, or another has it
   */
  public CollectionFolder(FolderSettings settings) throws IOException {
    this.settings = settings;
    Path folder = settings.folder();
    PrivateFiles.createFolder(folder);
    lock = lock(folder.resolve("lock"));
    try {
      waiting = new PictureShelf(folder.resolve(WAITING));
      uploaded = new PictureShelf(folder.resolve(UPLOADED));
      waiting.tidy(uploaded);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // this process has it
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new IOException("another collector has the folder " + file.getParent());
  }

  /**
   * Keeps a frame.
   *
   * @param width of its picture in pixels
   * @param height of its picture in pixels
   * @throws IOException if the disk refuses it; nothing of it is left
   */
  public synchronized Keeping keep(CollectedFrame frame, int width, int height) throws IOException {
    PictureName name = PictureName.of(frame);
    if (waiting.contains(name) || uploaded.contains(name)) {
      return Keeping.KNOWN;
    }
    byte[] labels = LabelFile.of(frame, width, height).toJson();
    long wanted = (long) frame.picture().length + labels.length;
    if (wanted > settings.budgetBytes()) {
      return Keeping.TOO_LARGE;
    }
    while (waiting.bytes() + uploaded.bytes() + wanted > settings.budgetBytes()) {
      if (!deleteOldestUploaded()) {
        waiting.delete(waiting.oldest().orElseThrow());
        dropped++;
      }
    }
    while (free() < settings.reserveBytes() + wanted) {
      if (!deleteOldestUploaded()) {
        return Keeping.DISK_FULL;
      }
    }
    waiting.write(name, isPng(frame.picture()) ? ".png" : ".jpg", frame.picture(), labels);
    return Keeping.KEPT;
  }

  private boolean deleteOldestUploaded() throws IOException {
    Optional<KeptPicture> oldest = uploaded.oldest();
    if (oldest.isPresent()) {
      uploaded.delete(oldest.get());
    }
    return oldest.isPresent();
  }

  private static boolean isPng(byte[] picture) {
    return picture.length > 1 && (picture[0] & 0xff) == 0x89 && picture[1] == 'P';
  }

  private long free() throws IOException {
    return Files.getFileStore(settings.folder()).getUsableSpace();
  }

  /** Whether nobody has taken it away. */
  public boolean isThere() {
    return Files.isDirectory(settings.folder().resolve(WAITING))
        && Files.isDirectory(settings.folder().resolve(UPLOADED));
  }

  /** The oldest picture that is not uploaded. */
  public synchronized Optional<KeptPicture> oldestWaiting() {
    return waiting.oldest();
  }

  /** Puts a picture to the uploaded ones. */
  public synchronized void markUploaded(KeptPicture picture) throws IOException {
    if (waiting.contains(picture.name())) {
      uploaded.take(waiting, picture);
    }
  }

  /** Forgets a picture whose files somebody has deleted or damaged. */
  public synchronized void remove(KeptPicture picture) throws IOException {
    waiting.delete(picture);
  }

  public synchronized FolderCounts counts() {
    return new FolderCounts(
        waiting.size(), uploaded.size(), waiting.bytes() + uploaded.bytes(), dropped);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
