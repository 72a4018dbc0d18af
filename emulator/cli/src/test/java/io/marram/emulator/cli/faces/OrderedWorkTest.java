package io.marram.emulator.cli.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.cli.output.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedWorkTest {

  private static final List<Integer> NUMBERS = IntStream.range(0, 500).boxed().toList();

  @Test
  void handsResultsOnInOrder() throws InterruptedException {
    List<Integer> results = new ArrayList<>();

    new OrderedWork(4).each(NUMBERS, number -> 2 * number, results::add);

    assertThat(results).isEqualTo(NUMBERS.stream().map(number -> 2 * number).toList());
  }

  @Test
  void isNeverFarAheadOfTheResults() throws InterruptedException {
    AtomicInteger ahead = new AtomicInteger();
    List<Integer> most = new ArrayList<>();

    new OrderedWork(2)
        .each(
            NUMBERS,
            number -> ahead.incrementAndGet(),
            result -> {
              most.add(ahead.get());
              ahead.decrementAndGet();
            });

    assertThat(most).allMatch(count -> count <= 2 * 4);
  }

  @Test
  void stopsWithTheReasonIfTheWorkFails() {
    assertThatThrownBy(
            () ->
                new OrderedWork(2)
                    .each(
                        NUMBERS,
                        number -> {
                          throw new CommandFailure("number " + number);
                        },
                        result -> {}))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("number 0");
  }

  @Test
  void refusesToWorkWithoutThreads() {
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderedWork(0));
  }
}
