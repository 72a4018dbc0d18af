package io.marram.cloud.store;

final class InMemoryReadingStoreTest extends ReadingStoreContract {

  @Override
  protected ReadingStore emptyStore() {
    return new InMemoryReadingStore();
  }
}
