package io.marram.networks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTargetTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "(kura.service.pid=engine)", "(&(a=b)(!(c=*)))"})
  void takesFiltersAndNone(String filter) {
    assertThatCode(() -> EngineTarget.require(filter)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(kura.service.pid=engine", "engine", "(=x)", "()"})
  void refusesWhatIsNoFilterAndNamesTheProperty(String filter) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EngineTarget.require(filter))
        .withMessageStartingWith("InferenceEngineService.target is no OSGi filter: ");
  }
}
