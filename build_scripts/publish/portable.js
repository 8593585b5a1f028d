// A page that was opened from disk may load scripts, but may neither fetch files nor show a folder. So each file that the
// search asks for stands in a script of its own, which hands it over here, and every address of a folder is that of its page.

class URL extends globalThis.URL {
  constructor(address, base) {
    super(address, base);
    if (super.pathname.endsWith("/")) super.pathname += "index.html";
  }

  get pathname() {
    return super.pathname.replace(/index\.html$/, "");
  }
}

const handedOver = (globalThis.portalFiles ??= new Map()); // address of the script → content of the file

function fetch(address) {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    const answer = (content, status) => {
      handedOver.delete(script.src);
      script.remove();
      resolve(new Response(content, { status }));
    };
    script.src = `${address}.js`;
    script.onload = () => answer(handedOver.get(script.src), 200);
    script.onerror = () => answer(null, 404);
    document.head.append(script);
  });
}
