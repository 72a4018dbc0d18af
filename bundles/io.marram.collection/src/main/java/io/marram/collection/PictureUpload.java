package io.marram.collection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Uploads the pictures of a folder, oldest first, labels before picture. */
public final class PictureUpload {

  private final CollectionFolder folder;
  private final UploadSettings settings;
  private final PictureBucket bucket;

  public PictureUpload(CollectionFolder folder, UploadSettings settings, PictureBucket bucket) {
    this.folder = folder;
    this.settings = settings;
    this.bucket = bucket;
  }

  /**
   * Uploads the oldest picture that waits.
   *
   * @return whether there was one
   * @throws BucketException if the store is away or refuses it; the picture waits
   * @throws IOException if the disk does not give it; the picture waits
   */
  public boolean uploadOne() throws BucketException, IOException {
    Optional<KeptPicture> oldest = folder.oldestWaiting();
    if (oldest.isEmpty()) {
      return false;
    }
    KeptPicture picture = oldest.get();
    Optional<byte[]> pixels = read(picture.picture());
    if (pixels.isEmpty()) {
      folder.remove(picture);
      return true;
    }
    Optional<byte[]> labels = read(picture.labels());
    if (labels.isPresent()) {
      bucket.put(settings.key(picture.name(), ".json"), labels.get(), "application/json");
    }
    String type = picture.ending().equals(".png") ? "image/png" : "image/jpeg";
    bucket.put(settings.key(picture.name(), picture.ending()), pixels.get(), type);
    folder.markUploaded(picture);
    return true;
  }

  /** A file, if neither the budget nor somebody has deleted it. */
  private static Optional<byte[]> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
