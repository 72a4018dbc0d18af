package io.marram.emulator.bluetooth;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.kura.KuraBluetoothDiscoveryException;
import org.eclipse.kura.bluetooth.le.BluetoothLeDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A search, on a thread of its own. As with Kura: it completes before the search is stopped, with
 * nothing if there are no devices; it fails if a search is under way, and looks all the same; the
 * consumer is told while the search is still on; a time limit of {@code get} means nothing.
 *
 * @param <T> what it finds
 */
final class Search<T> extends CompletableFuture<T> {

  private static final Logger logger = LoggerFactory.getLogger(Search.class);

  private final BluezAdapter adapter;
  private final long millis;
  private final Function<List<BluetoothLeDevice>, T> result;
  private final Consumer<T> consumer;

  /**
   * @param result makes the result of all devices
   * @param consumer is told the result unless it is null
   */
  Search(
      BluezAdapter adapter,
      long seconds,
      Function<List<BluetoothLeDevice>, T> result,
      Consumer<T> consumer) {
    this.adapter = adapter;
    this.millis = TimeUnit.SECONDS.toMillis(seconds);
    this.result = result;
    this.consumer = consumer;
    Thread thread = new Thread(this::run, "bluetooth-search-" + adapter.getInterfaceName());
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    if (adapter.isDiscovering()) {
      completeExceptionally(
          new KuraBluetoothDiscoveryException("The BLE adapter is already discovering..."));
    }
    if (!adapter.beginDiscovery()) {
      logger.error("event=bluetooth.search.failed adapter={}", adapter.getInterfaceName());
    }
    try {
      Thread.sleep(millis);
      List<BluetoothLeDevice> devices = adapter.devices();
      if (devices.isEmpty()) {
        complete(null);
      }
      T found = result.apply(devices);
      complete(found);
      if (found != null) {
        consumer.accept(found);
      }
    } catch (InterruptedException e) {
      completeExceptionally(e);
    } catch (RuntimeException e) {
      logger.warn("event=bluetooth.consumer.failed reason=\"{}\"", e.toString());
    } finally {
      if (!adapter.endDiscovery()) {
        logger.error("event=bluetooth.search.stop.failed adapter={}", adapter.getInterfaceName());
      }
    }
  }

  @Override
  public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException {
    return get();
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return adapter.endDiscovery() && super.cancel(mayInterruptIfRunning);
  }
}
