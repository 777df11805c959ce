-- For wrk: requests that each go to a recipient of their own, in the manner of PEER (kannel or http2sms).
local n, peer, rest = tonumber(os.getenv("BASE")), os.getenv("PEER"), os.getenv("REST") or ""
local paths = {
  kannel = "/cgi-bin/sendsms?username=bench&password=bench&from=BENCH&to=614%08d&text=Hello+benchmark+message+%d",
  http2sms = "/cgi-bin/sms/http2sms.cgi?account=sms-xx11111-1&login=bench&password=bench_12&from=TEST&noStop=1&to=%%2B336%08d&message=Hello+benchmark+message+%d",
}

function request()
  n = n + 1
  return wrk.format("GET", string.format(paths[peer], n % 100000000, n) .. rest)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"perSecond":%.1f,"p50":%.3f,"p99":%.3f,"requests":%d,"errors":%d}\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.requests, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
