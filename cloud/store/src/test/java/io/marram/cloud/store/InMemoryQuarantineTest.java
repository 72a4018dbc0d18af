package io.marram.cloud.store;

final class InMemoryQuarantineTest extends QuarantineContract {

  @Override
  protected Quarantine emptyQuarantine() {
    return new InMemoryQuarantine();
  }
}
