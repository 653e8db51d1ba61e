// Starts telegram-test-api on the port given and says when it answers. A webhook that refuses must not end it.
const TelegramServer = require("telegram-test-api");

process.on("unhandledRejection", () => {});
const port = Number(process.argv[2]);
const server = new (TelegramServer.default || TelegramServer)({ port, host: "127.0.0.1", storeTimeout: 3600 });
server.start().then(() => process.stdout.write("ready\n"));
