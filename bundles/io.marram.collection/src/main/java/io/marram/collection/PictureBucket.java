package io.marram.collection;

/** Where pictures are uploaded to. */
public interface PictureBucket {

  /**
   * Stores a file; when it returns, the store has it.
   *
   * @throws BucketException if the store is away or refuses it
   */
  void put(String key, byte[] content, String contentType) throws BucketException;
}
