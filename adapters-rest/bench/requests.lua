-- Sends the requests of a file, one target a line, over and over from some line on, and prints what came of it as JSON.
-- wrk ... -- METHOD FILE [HEADER VALUE]... ; a body is "body VALUE", in which # is a number that never comes again.
local method, body
local targets, headers = {}, {}
local position

function init(arguments)
   method = arguments[1]
   for line in io.lines(arguments[2]) do
      targets[#targets + 1] = line
   end
   for i = 3, #arguments, 2 do
      if arguments[i] == "body" then
         body = arguments[i + 1]
         headers["Content-Type"] = "application/json"
      else
         headers[arguments[i]] = arguments[i + 1]
      end
   end
   math.randomseed(os.time())
   position = math.random(#targets)
   number = os.time() * 1000000
end

function request()
   position = position % #targets + 1
   number = number + 1
   return wrk.format(method, targets[position], headers, body and body:gsub("#", string.format("%.0f", number)))
end

function done(summary, latency, requests)
   local errors = summary.errors
   print(string.format('RESULT {"requests": %d, "micros": %d, "p50": %d, "p99": %d, "failed": %d}',
      summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
      errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
