package org.mumap.server.idle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.idle.IdleVerdict;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * A verdict as it is stored: with the key and arguments of each sentence, not its words, so that it can be read in either
 * language later. Arguments become plain text, constants the key of their own text.
 */
final class VerdictJson {

    private static final Set<String> KEYS = MessageTexts.of(Locale.ENGLISH).keys();

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule("messages")
                    .addSerializer(Message.class, new Writer())
                    .addDeserializer(Message.class, new Reader()))
            .build();

    private VerdictJson() {}

    static String write(IdleVerdict verdict) {
        return JSON.writeValueAsString(verdict);
    }

    static IdleVerdict read(String text) {
        return JSON.readValue(text, IdleVerdict.class);
    }

    private static final class Writer extends ValueSerializer<Message> {

        @Override
        public void serialize(Message message, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeStringProperty("key", message.key());
            out.writeArrayPropertyStart("args");
            for (Object arg : message.args()) {
                Object plain = plain(arg);
                if (plain instanceof Message nested) {
                    serialize(nested, out, context);
                } else {
                    out.writeString(plain.toString());
                }
            }
            out.writeEndArray();
            out.writeEndObject();
        }

        private static Object plain(Object arg) {
            if (arg instanceof BigDecimal number) {
                return number.toPlainString();
            }
            if (arg instanceof Enum<?> constant) {
                String key = "enum." + constant.getDeclaringClass().getSimpleName() + "." + constant.name();
                return KEYS.contains(key) ? Message.of(key) : constant.name();
            }
            return arg;
        }
    }

    private static final class Reader extends ValueDeserializer<Message> {

        @Override
        public Message deserialize(JsonParser in, DeserializationContext context) {
            return message(in.readValueAsTree());
        }

        private static Message message(JsonNode node) {
            List<Object> args = new ArrayList<>();
            for (JsonNode arg : node.path("args")) {
                args.add(arg.isObject() ? message(arg) : arg.asString());
            }
            return new Message(node.path("key").asString(), args);
        }
    }
}
