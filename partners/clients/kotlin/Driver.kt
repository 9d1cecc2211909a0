import com.google.gson.JsonElement
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import com.google.gson.reflect.TypeToken
import java.io.File
import okhttp3.OkHttpClient
import org.openapitools.client.apis.BatchApi
import org.openapitools.client.apis.EventsApi
import org.openapitools.client.apis.ProductsApi
import org.openapitools.client.infrastructure.ApiResponse
import org.openapitools.client.infrastructure.Serializer
import org.openapitools.client.infrastructure.Success
import org.openapitools.client.models.*

val gson = Serializer.gson

fun connect(): OkHttpClient = OkHttpClient.Builder()
    .addInterceptor(Signing(System.getenv("DATACUE_API_KEY"), System.getenv("DATACUE_API_SECRET")))
    .followRedirects(false) // the credentials are for this host alone
    .build()

fun main(args: Array<String>) {
    val cases = JsonParser.parseString(File(args[0]).readText()).asJsonObject
    val http = connect()
    val sandbox = System.getenv("DATACUE_BASE_URL")
    val odd = System.getenv("DATACUE_ODD_URL")

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
            val answer = answered(EventsApi(sandbox, http).trackEventWithHttpInfo(request))
            answer?.recentProductSkus.orEmpty().map { it.price?.actualInstance }
        }
    }
    attempt("deletion") {
        val batch = gson.fromJson(cases["deletion"], ProductIdBatch::class.java)
        statuses(BatchApi(sandbox, http).batchDeleteProducts(batch))
    }
    for ((name, url) in listOf("batch" to sandbox, "openAnswer" to odd)) {
        attempt(name) {
            val batch = gson.fromJson(cases["batch"], ProductBatch::class.java)
            statuses(BatchApi(url, http).batchCreateProducts(batch))
        }
    }
    val product = cases.getAsJsonObject("product")
    for (price in cases.getAsJsonArray("prices")) {
        attempt("price") {
            ProductsApi(sandbox, http).updateProduct(
                product["product_id"].asString,
                product["variant_id"].asString,
                ProductUpdate(price = price.asDouble),
            )
        }
    }
}

fun <T> answered(response: ApiResponse<T>): T? {
    check(response is Success) { "${response.statusCode}" }
    return response.data
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
