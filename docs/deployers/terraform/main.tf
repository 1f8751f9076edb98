# terraform apply, after: npx stepscript build --substitutions --out-dir out

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}

data "aws_partition" "current" {}
data "aws_region" "current" {}
data "aws_caller_identity" "current" {}

locals {
  # The identifiers of what the workflows use, by the placeholders of their definitions and policies.
  resources = {
    OrdersName    = aws_dynamodb_table.orders.name
    OrdersArn     = aws_dynamodb_table.orders.arn
    ChargeArn     = aws_lambda_function.charge.arn
    ParcelsUrl    = aws_sqs_queue.parcels.url
    ParcelsArn    = aws_sqs_queue.parcels.arn
    ArchiveName   = aws_s3_bucket.archive.bucket
    ArchiveArn    = aws_s3_bucket.archive.arn
    aws_partition  = data.aws_partition.current.partition
    aws_region     = data.aws_region.current.region
    aws_account_id = data.aws_caller_identity.current.account_id
  }
  workflows = toset(["processOrder", "chargeAll"])
}

resource "aws_sfn_state_machine" "workflow" {
  for_each   = local.workflows
  name       = each.key
  role_arn   = aws_iam_role.workflow[each.key].arn
  definition = templatefile("${path.module}/out/${each.key}.asl.tftpl", local.resources)
}

resource "aws_iam_role" "workflow" {
  for_each = local.workflows
  name     = "workflow-${each.key}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "states.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "workflow" {
  for_each = local.workflows
  role     = aws_iam_role.workflow[each.key].id
  policy   = templatefile("${path.module}/out/${each.key}.policy.tftpl", local.resources)
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_sqs_queue" "parcels" {
  name = "parcels"
}

resource "aws_s3_bucket" "archive" {
  bucket_prefix = "archive-"
}

resource "aws_lambda_function" "charge" {
  function_name = "charge"
  role          = aws_iam_role.charge.arn
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "${path.module}/functions/charge.zip"
}

resource "aws_iam_role" "charge" {
  name = "charge"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
