import com.google.gson.JsonElement
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import com.google.gson.reflect.TypeToken
import java.io.File
import okhttp3.OkHttpClient
import org.openapitools.client.apis.BatchApi
import org.openapitools.client.apis.EventsApi
import org.openapitools.client.apis.ProductsApi
import org.openapitools.client.infrastructure.ApiClient
import org.openapitools.client.infrastructure.Serializer
import retrofit2.Call
import org.openapitools.client.models.*

val gson = Serializer.gson

fun connect(url: String): ApiClient {
    val http = OkHttpClient.Builder()
        .addInterceptor(Signing(System.getenv("DATACUE_API_KEY"), System.getenv("DATACUE_API_SECRET")))
        .followRedirects(false) // the credentials are for this host alone
    return ApiClient(url, http)
}

fun <T> answered(call: Call<T>): T? {
    val response = call.execute()
    check(response.isSuccessful) { "${response.code()}: ${response.errorBody()?.string()}" }
    return response.body()
}

fun main(args: Array<String>) {
    val cases = JsonParser.parseString(File(args[0]).readText()).asJsonObject
    val sandbox = connect(System.getenv("DATACUE_BASE_URL"))
    val odd = connect(System.getenv("DATACUE_ODD_URL"))

    for (each in cases.getAsJsonArray("events").map { it.asJsonObject }) {
        attempt("event ${each["name"].asString}") {
            val given = each.getAsJsonObject("request")
            val type = Class.forName("org.openapitools.client.models.${each["schema"].asString}")
            val request = EventRequest(
                user = gson.fromJson(given["user"], EventUser::class.java),
                event = Event(gson.fromJson(given["event"], type)),
                context = given["context"]?.let { gson.fromJson(it, EventContext::class.java) },
                timestamp = given["timestamp"]?.let { gson.fromJson(it, java.time.OffsetDateTime::class.java) },
            )
            val answer = answered(sandbox.createService(EventsApi::class.java).trackEvent(request))
            answer?.recentProductSkus.orEmpty().map { it.price?.actualInstance }
        }
    }
    attempt("deletion") {
        val batch = gson.fromJson(cases["deletion"], ProductIdBatch::class.java)
        statuses(answered(sandbox.createService(BatchApi::class.java).batchDeleteProducts(batch)))
    }
    for ((name, client) in listOf("batch" to sandbox, "openAnswer" to odd)) {
        attempt(name) {
            val batch = gson.fromJson(cases["batch"], ProductBatch::class.java)
            statuses(answered(client.createService(BatchApi::class.java).batchCreateProducts(batch)))
        }
    }
    val product = cases.getAsJsonObject("product")
    for (price in cases.getAsJsonArray("prices")) {
        attempt("price") {
            answered(
                sandbox.createService(ProductsApi::class.java).updateProduct(
                    product["product_id"].asString,
                    product["variant_id"].asString,
                    ProductUpdate(price = price.asDouble),
                )
            )
        }
    }
}

fun statuses(result: BatchResult?) = result?.status?.map { it.status }

fun attempt(name: String, run: () -> Any?) {
    val line = JsonObject()
    line.addProperty("check", name)
    try {
        line.add("result", gson.toJsonTree(run()))
    } catch (e: Throwable) { // whatever a caller would see
        line.addProperty("error", e.toString())
    }
    println(line)
}
