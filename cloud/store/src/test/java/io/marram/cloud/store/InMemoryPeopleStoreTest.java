package io.marram.cloud.store;

final class InMemoryPeopleStoreTest extends PeopleStoreContract {

  @Override
  protected PeopleStore emptyStore() {
    return new InMemoryPeopleStore();
  }
}
