package io.marram.cloud.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DynamoDbPeopleStoreTest extends PeopleStoreContract {

  private static final AtomicInteger TABLES = new AtomicInteger();
  private static DynamoDbLocal local;

  @BeforeAll
  static void startDynamoDb() throws Exception {
    local = DynamoDbLocal.startOrSkip();
  }

  @AfterAll
  static void stopDynamoDb() {
    if (local != null) {
      local.close();
    }
  }

  @Override
  protected PeopleStore emptyStore() {
    DynamoDbPeopleStore store = store("people-" + TABLES.incrementAndGet());
    store.createIfMissing();
    return store;
  }

  @Test
  void leavesATableThatIsThereAsItIs() {
    DynamoDbPeopleStore store = store("people-" + TABLES.incrementAndGet());
    store.createIfMissing();

    assertThatCode(store::createIfMissing).doesNotThrowAnyException();
  }

  @Test
  void saysThatItsTableIsMissing() {
    assertThatThrownBy(() -> store("nowhere").version())
        .isInstanceOf(PeopleStoreException.class)
        .hasMessageStartingWith("cannot read the version (table nowhere): ");
  }

  private static DynamoDbPeopleStore store(String table) {
    return new DynamoDbPeopleStore(local.client(), table);
  }
}
