package io.marram.cars.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TileMergeTest {

  private static final Region WHOLE = new Region(0, 0, 1000, 500);
  private static final Region LEFT = new Region(0, 0, 550, 500);
  private static final Region RIGHT = new Region(450, 0, 550, 500);

  private final TileMerge merge = new TileMerge(1000, 500);

  private void add(Region tile, float left, float top, float right, float bottom, float score) {
    Candidates found = new Candidates();
    found.add(left, top, right, bottom, 0, score);
    merge.add(tile, found);
  }

  private void nothing(Region tile) {
    merge.add(tile, new Candidates());
  }

  @Test
  void joinsTheHalvesOfACarThatNoPartShowsWhole() {
    nothing(WHOLE);
    add(LEFT, 400, 100, 549, 200, 0.5f);
    add(RIGHT, 451, 105, 600, 205, 0.6f);

    Candidates found = merge.result();

    assertThat(found.size()).isEqualTo(1);
    assertThat(found.left(0)).isEqualTo(400);
    assertThat(found.right(0)).isEqualTo(600);
    assertThat(found.score(0)).isEqualTo(0.6f);
  }

  @Test
  void halvesGiveWayToTheWholeCar() {
    add(WHOLE, 400, 100, 600, 200, 0.4f);
    add(LEFT, 400, 100, 549, 200, 0.9f);
    add(RIGHT, 451, 105, 600, 205, 0.9f);

    assertThat(merge.result().size()).isEqualTo(1);
    assertThat(merge.result().score(0)).isEqualTo(0.4f);
  }

  @Test
  void aCarInTheOverlapIsReportedOnce() {
    nothing(WHOLE);
    add(LEFT, 470, 100, 530, 150, 0.7f);
    add(RIGHT, 471, 101, 531, 151, 0.8f);

    assertThat(merge.result().size()).isEqualTo(1);
    assertThat(merge.result().score(0)).isEqualTo(0.8f);
  }

  @Test
  void carsAtThePicturesEdgeAreNotCut() {
    nothing(WHOLE);
    add(LEFT, 0, 0, 60, 40, 0.7f);
    add(RIGHT, 940, 460, 1000, 500, 0.8f);

    assertThat(merge.result().size()).isEqualTo(2);
  }

  @Test
  void differentCarsOnOneBorderStayApart() {
    nothing(WHOLE);
    add(LEFT, 400, 100, 549, 200, 0.5f);
    add(RIGHT, 451, 300, 600, 400, 0.6f);

    assertThat(merge.result().size()).isEqualTo(2);
  }

  @Test
  void withoutTilesEverythingStaysAsTheNetworkSaysIt() {
    Candidates found = new Candidates();
    found.add(100, 100, 200, 200, 0, 0.5f);
    found.add(101, 100, 201, 200, 0, 0.6f);
    merge.add(WHOLE, found);

    assertThat(merge.result().size()).isEqualTo(2);
  }
}
