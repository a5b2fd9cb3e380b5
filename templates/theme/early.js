{# The one inline script, known to the Content-Security-Policy by its hash: what must be so before anything is laid out, or the
   page would jump and what the address asked for would stand elsewhere. Where the script of the page does not come, what
   needs it is not shown. #}
{const e=document.documentElement;e.className="on";addEventListener("error",t=>{if(t.target.defer)e.className=""},!0);try{e.style.fontSize=localStorage.size||"";e.dataset.tongue=localStorage.tongue||""}catch{}}
