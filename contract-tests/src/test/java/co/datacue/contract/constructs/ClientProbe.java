package co.datacue.contract.constructs;

import co.datacue.client.DataCueClient;
import co.datacue.client.DataCueClientBuilder;
import co.datacue.client.NetworkException;
import co.datacue.client.RetryPolicy;
import co.datacue.client.internal.json.JsonBody;
import co.datacue.client.json.DataCueJson;
import co.datacue.client.model.ModelAdapters;
import co.datacue.conformance.request.GeneratedOperation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import okio.Buffer;
import retrofit2.Response;

/**
 * What tests do with a client that a changed contract gave. It is loaded together with that client,
 * so texts go in and out.
 */
public final class ClientProbe {
  private static final Gson GSON = DataCueJson.gson();
  private static final ObjectMapper JSON = new ObjectMapper();

  private ClientProbe() {}

  /** Reads a model and returns a list: what is sent of it, and what Gson writes. */
  public static String rewritten(String model, String json) throws Exception {
    return written(GSON.fromJson(json, model(model)));
  }

  /**
   * Makes a model with these calls, each with the arguments in the list, and returns it as sent.
   */
  public static String built(String model, String calls) throws Exception {
    Object built = model(model).getConstructor().newInstance();
    for (Map.Entry<String, JsonNode> call : JSON.readTree(calls).properties()) {
      invoke(built, call.getKey(), call.getValue());
    }
    return written(built);
  }

  private static void invoke(Object target, String name, JsonNode arguments) throws Exception {
    for (Method method : target.getClass().getMethods()) {
      if (method.getName().equals(name)
          && method.getParameterCount() == arguments.size()
          && method.getReturnType() == target.getClass()) {
        method.invoke(target, values(method.getGenericParameterTypes(), arguments));
        return;
      }
    }
    throw new AssertionError(target.getClass() + " has no such setter: " + name + arguments);
  }

  private static Object[] values(Type[] types, JsonNode json) {
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = GSON.fromJson(json.get(i).textValue(), types[i]);
    }
    return values;
  }

  private static Class<?> model(String name) throws ClassNotFoundException {
    return Class.forName(ModelAdapters.class.getPackageName() + "." + name);
  }

  private static String written(Object model) throws Exception {
    return written(model, GSON.getAdapter(model.getClass()));
  }

  @SuppressWarnings("unchecked") // the adapter is that of the model's class
  private static <T> String written(Object model, TypeAdapter<T> adapter) throws Exception {
    Buffer sent = new Buffer();
    JsonBody.of(MediaType.get("application/json"), (T) model, adapter).writeTo(sent);
    return JSON.createArrayNode().add(sent.readUtf8()).add(GSON.toJson(model)).toString();
  }

  /**
   * Calls an operation and returns what was sent and what the call gave: {@code line}, {@code
   * headers}, {@code body}, {@code url}, {@code returned}.
   *
   * @param call {@code arguments}, a list of texts of JSON, and {@code answer}
   */
  public static String request(String operationId, String call) throws Exception {
    JsonNode request = JSON.readTree(call);
    GeneratedOperation operation =
        GeneratedOperation.of(operationId, request.path("arguments").size());
    Type[] types = operation.method().getGenericParameterTypes();
    Object[] arguments = values(types, request.path("arguments"));
    ObjectNode result = JSON.createObjectNode();
    try (OneAnswerServer server = new OneAnswerServer(request.path("answer"))) {
      DataCueClientBuilder builder =
          DataCueClient.builder().key("key").secret("secret").baseUrl(server.url());
      try (DataCueClient client = builder.build()) {
        Object returned = operation.callWith(client, arguments).execute();
        result.put("returned", returned == null ? "null" : text(returned));
      }
      server.received(result);
    }
    result.put("url", whereContractSays(operation, arguments));
    return result.toString();
  }

  /**
   * Calls an operation of a server and returns what that gave, in words.
   *
   * @param call {@code arguments} as above, and {@code url}, {@code key} and {@code secret} of the
   *     server
   */
  public static String called(String operationId, String call) throws Exception {
    JsonNode request = JSON.readTree(call);
    GeneratedOperation operation =
        GeneratedOperation.of(operationId, request.path("arguments").size());
    Type[] types = operation.method().getGenericParameterTypes();
    Object[] arguments = values(types, request.path("arguments"));
    try (DataCueClient client =
        DataCueClient.builder()
            .key(request.get("key").textValue())
            .secret(request.get("secret").textValue())
            .baseUrl(request.get("url").textValue())
            .retryPolicy(RetryPolicy.none())
            .build()) {
      Response<?> response = operation.callWith(client, arguments).response();
      ResponseBody error = response.errorBody();
      return response.code() + (error == null ? "" : " " + error.string());
    }
  }

  /** The URL that is called if the builder is told nothing of servers. */
  private static String whereContractSays(GeneratedOperation operation, Object[] arguments) {
    List<String> urls = new ArrayList<>();
    OkHttpClient goesNowhere =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  urls.add(chain.request().url().toString());
                  throw new ProtocolException("not sent");
                })
            .build();
    try (DataCueClient client =
        DataCueClient.builder()
            .key("key")
            .secret("secret")
            .okHttpClient(goesNowhere)
            .retryPolicy(RetryPolicy.none())
            .build()) {
      operation.callWith(client, arguments).execute();
      throw new AssertionError("It went somewhere: " + urls);
    } catch (NetworkException e) {
      return urls.get(0);
    }
  }

  private static String text(Object returned) {
    return returned.getClass().getPackageName().startsWith("co.datacue.client.model")
        ? GSON.toJson(returned)
        : GSON.toJsonTree(returned) instanceof JsonObject object && object.isEmpty()
            ? returned.toString()
            : GSON.toJson(returned);
  }
}
