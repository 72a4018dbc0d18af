package io.marram.cloud.store;

import io.marram.contract.StreamLedger;
import java.util.List;

/** What gateways last said about their streams. A topic rule writes it. */
public interface LedgerStore {

  /**
   * The last ledger of every stream of every gateway, by gateway and stream.
   *
   * @throws StoreException if the store cannot be reached or refuses
   */
  List<StreamLedger> ledgers();
}
