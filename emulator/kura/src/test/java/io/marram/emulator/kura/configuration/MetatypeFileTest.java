package io.marram.emulator.kura.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetatypeFileTest {
  private static final String FACTORY =
      """
      <MetaData xmlns="http://www.osgi.org/xmlns/metatype/v1.2.0">
        <OCD id="x.Camera" name="Camera" description="Looks around">
          <AD id="rate" name="Rate" description="per second" type="Integer" min="1" max="9" default="5"/>
          <AD id="mode" type="String" required="false">
            <Option label="A" value="a"/>
            <Option label="B" value="b"/>
          </AD>
          <AD id="names" type="String" cardinality="3" default="x,y"/>
          <Icon resource="OSGI-INF/x.png" size="32"/>
        </OCD>
        <Designate factoryPid="x.Camera"><Object ocdref="x.Camera"/></Designate>
      </MetaData>
      """;

  @Test
  void readsAFactory() throws IOException {
    Definition definition = read(FACTORY, "x.Camera").orElseThrow();
    OCD objectClass = definition.objectClass();

    assertThat(definition.factory()).isTrue();
    assertThat(objectClass.getName()).isEqualTo("Camera");
    assertThat(objectClass.getAD()).extracting(AD::getId).containsExactly("rate", "mode", "names");
    assertThat(objectClass.getIcon().get(0).getSize()).isEqualTo(BigInteger.valueOf(32));
    AD rate = objectClass.getAD().get(0);
    assertThat(rate.getType()).isEqualTo(Scalar.INTEGER);
    assertThat(rate.getMin()).isEqualTo("1");
    assertThat(rate.getMax()).isEqualTo("9");
    assertThat(rate.getDefault()).isEqualTo("5");
    assertThat(rate.isRequired()).isTrue();
    AD mode = objectClass.getAD().get(1);
    assertThat(mode.isRequired()).isFalse();
    assertThat(mode.getDefault()).isNull();
    assertThat(mode.getOption()).extracting("label", "value").hasSize(2);
    assertThat(objectClass.getAD().get(2).getCardinality()).isEqualTo(3);
  }

  @Test
  void readsAComponentThatExistsOnce() throws IOException {
    String singleton = FACTORY.replace("factoryPid=", "pid=");

    assertThat(read(singleton, "x.Camera").orElseThrow().factory()).isFalse();
  }

  @Test
  void ignoresADefinitionWhoseIdIsNotThePid() throws IOException {
    String classNamed = FACTORY.replace("<OCD id=\"x.Camera\"", "<OCD id=\"x.CameraConfig\"");

    assertThat(read(classNamed, "x.Camera")).isEmpty();
  }

  @Test
  void ignoresADefinitionThatNoDesignateNames() throws IOException {
    assertThat(read(FACTORY, "x.Other")).isEmpty();
  }

  @Test
  void ignoresElementsWithAPrefixAsKuraDoes() throws IOException {
    String prefixed = FACTORY.replace("<OCD", "<m:OCD").replace("</OCD", "</m:OCD");

    assertThat(read(prefixed.replace("xmlns=", "xmlns:m="), "x.Camera")).isEmpty();
  }

  @Test
  void takesAFactoryThatRepeatsItsPid() throws IOException {
    String repeated = FACTORY.replace("factoryPid=", "pid=\"x.Camera\" factoryPid=");

    assertThat(read(repeated, "x.Camera").orElseThrow().factory()).isTrue();
  }

  @Test
  void takesBlankTextsAsAbsent() throws IOException {
    AD attribute =
        attribute("<AD id='a' type='String' name=' ' description='' min='' max=' ' default='  '/>");

    assertThat(attribute.getName()).isNull();
    assertThat(attribute.getDescription()).isNull();
    assertThat(attribute.getMin()).isNull();
    assertThat(attribute.getMax()).isNull();
    assertThat(attribute.getDefault()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"'',true", "true,true", "TRUE,true", "false,false", "no,false"})
  void requiresAnAttributeUnlessItSaysOtherwise(String required, boolean expected)
      throws IOException {
    AD attribute = attribute("<AD id='a' type='String' required='%s'/>".formatted(required));

    assertThat(attribute.isRequired()).isEqualTo(expected);
    assertThat(attribute("<AD id='a' type='String'/>").isRequired()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"3,3", "-2,-2", "many,0", "'',0"})
  void readsCardinalities(String cardinality, int expected) throws IOException {
    AD attribute = attribute("<AD id='a' type='String' cardinality='%s'/>".formatted(cardinality));

    assertThat(attribute.getCardinality()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "String,STRING",
    "Long,LONG",
    "Double,DOUBLE",
    "Float,FLOAT",
    "Integer,INTEGER",
    "Byte,BYTE",
    "Char,CHAR",
    "Character,CHAR",
    "Boolean,BOOLEAN",
    "Short,SHORT",
    "Password,PASSWORD"
  })
  void knowsEveryType(String name, Scalar type) throws IOException {
    assertThat(attribute("<AD id='a' type='%s'/>".formatted(name)).getType()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({"32,32", "-1,0", "big,0", "'',0"})
  void readsIconSizes(String size, int expected) throws IOException {
    String icon = FACTORY.replace("size=\"32\"", "size=\"%s\"".formatted(size));

    assertThat(read(icon, "x.Camera").orElseThrow().objectClass().getIcon().get(0).getSize())
        .isEqualTo(BigInteger.valueOf(expected));
  }

  private static AD attribute(String ad) throws IOException {
    String file = FACTORY.replaceFirst("(?s)<AD.*</AD>.*?<Icon", ad + "<Icon").replace('\'', '"');
    return read(file, "x.Camera").orElseThrow().objectClass().getAD().get(0);
  }

  @Test
  void refusesAnAttributeOfUnknownType() {
    assertThatThrownBy(() -> read(FACTORY.replace("\"Integer\"", "\"Whole\""), "x.Camera"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("rate")
        .hasMessageContaining("Whole");
  }

  @Test
  void refusesWhatIsNotXml() {
    assertThatThrownBy(() -> read("rate=5", "x.Camera"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("x.Camera");
  }

  @Test
  void refusesADocumentTypeSoThatNoFileCanBePulledIn() {
    String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + FACTORY;

    assertThatThrownBy(() -> read(entity, "x.Camera")).isInstanceOf(IOException.class);
  }

  private static Optional<Definition> read(String xml, String pid) throws IOException {
    return MetatypeFile.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), pid);
  }
}
