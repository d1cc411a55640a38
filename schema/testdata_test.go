package schema

// minimal is the smallest coefficients document that decodes.
const minimal = `{"format":"coefficients/1.0","name":"m","fitted_at":"2026-01-02T03:04:05Z","class":["lm"],"formula":"y ~ x",
"response":{"name":"y","type":"numeric"},
"predictors":[{"name":"x","type":"numeric"}],
"terms":{"intercept":true,"variables":[{"name":"x","type":"numeric","expr":{"predictor":"x"}}],"terms":[{"label":"x","codes":[1]}]},
"coefficients":[{"name":"(Intercept)","assign":0,"value":0.1,"std_error":null,"statistic":"Inf","p_value":0}],
"family":{"name":"gaussian","link":{"name":"identity"}},
"provenance":{"r":"R version 4.2.2","packages":{"stats":"4.2.2"},"call":"lm(y ~ x)","n":3,"data_digest":""},
"tolerance":{"link":1e-12,"link_scale":1e-14,"response":1e-9,"se":1e-9},
"cases":[{"name":"first","input":{"x":1},"expect":{"link":0.1,"response":0.1}}],
"checksum":"md5:00000000000000000000000000000000"}
`
