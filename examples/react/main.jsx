import React from "react";
import { createRoot } from "react-dom/client";
import "ontherecord/ontherecord.css";
import { Article } from "./Article.jsx";

const text = "“The bridge will open in June,” Ann Lee, the mayor of Northwick, said on Monday.\n\nShe declined to name a day.";

createRoot(document.querySelector("#root")).render(<Article text={text} published="2024-05-16" />);
