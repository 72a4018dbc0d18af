package io.marram.collection;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PictureNameTest {

  @Test
  void saysWhenAndWhichCamera() {
    PictureName name = PictureName.of(Frames.frame("r-1", new byte[0]));

    assertThat(name.text()).matches("20261121T203301\\.123Z_yard_[0-9a-f]{8}");
    assertThat(name.date()).isEqualTo("2026-11-21");
  }

  @Property(tries = 500)
  void anyFrameHasAName(@ForAll String id, @ForAll String source, @ForAll long time) {
    PictureName name = PictureName.of(Frames.at(id, source, time, new byte[0]));

    assertThat(name.text()).doesNotContain("/", "..");
    assertThat(name).isEqualTo(PictureName.of(Frames.at(id, source, time, new byte[9])));
  }

  @Property(tries = 500)
  void namesSortByTime(
      @ForAll @LongRange(max = 4_000_000_000_000L) long time,
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long later) {
    PictureName first = PictureName.of(Frames.at("a", "x", time, new byte[0]));
    PictureName second = PictureName.of(Frames.at("b", "a", time + later, new byte[0]));

    assertThat(first).isLessThan(second);
  }
}
