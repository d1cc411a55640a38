document.title = "Model";
